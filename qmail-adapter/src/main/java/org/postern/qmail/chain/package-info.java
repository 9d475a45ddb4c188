/** The processor chain of a mailetcontainer.xml, run without a James server. */
@NullMarked
package org.postern.qmail.chain;

import org.jspecify.annotations.NullMarked;
