/** The virus scan of one message: every engine is asked, and what they say becomes findings. */
@NullMarked
package org.postern.inspection.virus;

import org.jspecify.annotations.NullMarked;
