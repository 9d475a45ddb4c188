/** {@code postern demo}: a James server and the qmail side, and the samples through both. */
@NullMarked
package org.postern.qmail.demo;

import org.jspecify.annotations.NullMarked;
