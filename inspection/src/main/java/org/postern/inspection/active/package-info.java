/** What in a file acts by itself when somebody opens it: programs, scripts, links. */
@NullMarked
package org.postern.inspection.active;

import org.jspecify.annotations.NullMarked;
