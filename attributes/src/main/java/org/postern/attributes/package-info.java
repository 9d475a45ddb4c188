/**
 * What Postern keeps on a James {@code Mail} and how to read it again: the bytes, the inspection,
 * the findings, what is known of the client, and the session that waits for an answer.
 */
@NullMarked
package org.postern.attributes;

import org.jspecify.annotations.NullMarked;
