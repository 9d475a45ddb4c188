/**
 * James mailets: the detecting ones look at a mail and note what they find, the acting ones act.
 */
@NullMarked
package org.postern.mailets;

import org.jspecify.annotations.NullMarked;
