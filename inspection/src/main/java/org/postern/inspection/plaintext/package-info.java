/** The readable text of a message, whatever it is written in. */
@NullMarked
package org.postern.inspection.plaintext;

import org.jspecify.annotations.NullMarked;
