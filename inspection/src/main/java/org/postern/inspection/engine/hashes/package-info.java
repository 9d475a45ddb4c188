/** Contents known by their digests: in lists of the site's own, and in registries asked by DNS. */
@NullMarked
package org.postern.inspection.engine.hashes;

import org.jspecify.annotations.NullMarked;
