/** The postern commands. */
@NullMarked
package org.postern.qmail.cli;

import org.jspecify.annotations.NullMarked;
