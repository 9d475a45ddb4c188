/** Real SMTP to a real James with the suite plugged in. */
@NullMarked
package org.postern.james38;

import org.jspecify.annotations.NullMarked;
