/** The format checks: what is wrong with how a message is written. */
@NullMarked
package org.postern.inspection.format;

import org.jspecify.annotations.NullMarked;
