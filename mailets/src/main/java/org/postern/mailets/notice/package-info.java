/**
 * Notices about mail that was held: who may get one, in which language, and how it is written. What
 * comes from the message is text in it, and nothing else.
 */
@NullMarked
package org.postern.mailets.notice;

import org.jspecify.annotations.NullMarked;
