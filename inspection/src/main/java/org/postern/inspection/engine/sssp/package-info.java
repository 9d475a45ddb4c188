/** Sophos' SAVDI, a virus engine that speaks SSSP. */
@NullMarked
package org.postern.inspection.engine.sssp;

import org.jspecify.annotations.NullMarked;
