/** Spam engines: what is asked, in which protocol, and what may come back. */
@NullMarked
package org.postern.inspection.spam;

import org.jspecify.annotations.NullMarked;
