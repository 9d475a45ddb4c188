/** The messages of {@code samples/messages}, ready to be sent. */
@NullMarked
package org.postern.samples;

import org.jspecify.annotations.NullMarked;
