/** What is counted and measured, under the same names on every host. */
@NullMarked
package org.postern.metrics;

import org.jspecify.annotations.NullMarked;
