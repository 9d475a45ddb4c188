/** Bytes that can be read as often as needed, in memory or in a private file. */
@NullMarked
package org.postern.inspection.content;

import org.jspecify.annotations.NullMarked;
