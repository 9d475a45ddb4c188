/** The tree of a message: parts, readings, members of containers, and the faults in them. */
@NullMarked
package org.postern.inspection.anatomy;

import org.jspecify.annotations.NullMarked;
