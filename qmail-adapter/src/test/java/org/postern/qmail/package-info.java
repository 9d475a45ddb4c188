/** The whole way of a message behind qmail, with what is shipped and nothing made up in between. */
@NullMarked
package org.postern.qmail;

import org.jspecify.annotations.NullMarked;
