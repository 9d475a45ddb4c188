/** A real James 3.8 with SMTP and the suite, for the demonstration and for tests. */
@NullMarked
package org.postern.james38;

import org.jspecify.annotations.NullMarked;
