/**
 * The engines that are asked about a message, and how far each is believed: who must have answered,
 * who is asked in whose stead, who is out of service, and whether each still finds what it should.
 */
@NullMarked
package org.postern.inspection.panel;

import org.jspecify.annotations.NullMarked;
