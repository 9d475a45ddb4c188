/** Undoes transfer encodings, tolerantly: there is no input that throws. */
@NullMarked
package org.postern.inspection.decoding;

import org.jspecify.annotations.NullMarked;
