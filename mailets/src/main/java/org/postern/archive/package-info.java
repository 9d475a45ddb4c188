/** The archive: mail in day folders, with a chain of hashes over all that was kept. */
@NullMarked
package org.postern.archive;

import org.jspecify.annotations.NullMarked;
