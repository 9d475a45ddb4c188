/**
 * The grammar of mail: delimiters, field values, parameters, encoded words. Reads, never judges.
 */
@NullMarked
package org.postern.inspection.mime;

import org.jspecify.annotations.NullMarked;
