/** Avast for Linux, a virus engine that reads files. */
@NullMarked
package org.postern.inspection.engine.avast;

import org.jspecify.annotations.NullMarked;
