/** What taking a message apart costs: run by {@code bench/anatomy}. */
@NullMarked
package org.postern.bench;

import org.jspecify.annotations.NullMarked;
