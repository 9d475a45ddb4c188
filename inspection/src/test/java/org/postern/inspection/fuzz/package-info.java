/** What Jazzer is given, and what every test run holds the targets against. */
@NullMarked
package org.postern.inspection.fuzz;

import org.jspecify.annotations.NullMarked;
