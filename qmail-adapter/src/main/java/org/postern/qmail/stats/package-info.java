/** What the report log says about the mail of some time. */
@NullMarked
package org.postern.qmail.stats;

import org.jspecify.annotations.NullMarked;
