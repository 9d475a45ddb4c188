/** What is in a message and what is wrong with it. */
@NullMarked
package org.postern.inspection;

import org.jspecify.annotations.NullMarked;
