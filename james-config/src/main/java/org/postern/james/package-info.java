/** What a James server needs to know to run the suite: the module that its Guice loads. */
@NullMarked
package org.postern.james;

import org.jspecify.annotations.NullMarked;
