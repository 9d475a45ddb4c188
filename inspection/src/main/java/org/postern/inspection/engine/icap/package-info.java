/** Virus engines that speak ICAP, as gateways and scanners of many makers do. */
@NullMarked
package org.postern.inspection.engine.icap;

import org.jspecify.annotations.NullMarked;
