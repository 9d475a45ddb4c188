/** The one place where a value from a message is made safe for a log, a header or a terminal. */
@NullMarked
package org.postern.inspection.text;

import org.jspecify.annotations.NullMarked;
