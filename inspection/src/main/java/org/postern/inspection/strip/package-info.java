/** Takes parts out of a message and leaves every other byte alone. */
@NullMarked
package org.postern.inspection.strip;

import org.jspecify.annotations.NullMarked;
