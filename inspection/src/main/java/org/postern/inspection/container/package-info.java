/** Reads what files are packed into others. */
@NullMarked
package org.postern.inspection.container;

import org.jspecify.annotations.NullMarked;
