/** Opinions about bytes: virus engines and their answers. */
@NullMarked
package org.postern.inspection.engine;

import org.jspecify.annotations.NullMarked;
