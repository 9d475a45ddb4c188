/** Finds sensitive data in text: numbers of people and accounts, keys and tokens. */
@NullMarked
package org.postern.inspection.data;

import org.jspecify.annotations.NullMarked;
