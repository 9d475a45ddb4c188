/** Programs of other makers that look at a content: how they are started, limited and ended. */
@NullMarked
package org.postern.inspection.engine.program;

import org.jspecify.annotations.NullMarked;
