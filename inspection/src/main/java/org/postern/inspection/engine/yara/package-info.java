/** Rules of YARA, asked through its own program. */
@NullMarked
package org.postern.inspection.engine.yara;

import org.jspecify.annotations.NullMarked;
