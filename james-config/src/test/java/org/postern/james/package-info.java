/** The extension jar in James's own container. */
@NullMarked
package org.postern.james;

import org.jspecify.annotations.NullMarked;
