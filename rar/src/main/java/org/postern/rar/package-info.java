/** Unpacks rar, in a jar of its own: the licence of the library is not free. */
@NullMarked
package org.postern.rar;

import org.jspecify.annotations.NullMarked;
