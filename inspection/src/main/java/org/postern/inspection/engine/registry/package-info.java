/** Registries that know harmful contents by their digests and are asked by DNS. */
@NullMarked
package org.postern.inspection.engine.registry;

import org.jspecify.annotations.NullMarked;
