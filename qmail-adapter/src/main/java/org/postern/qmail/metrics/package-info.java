/** What is counted and measured behind qmail, for Prometheus. */
@NullMarked
package org.postern.qmail.metrics;

import org.jspecify.annotations.NullMarked;
