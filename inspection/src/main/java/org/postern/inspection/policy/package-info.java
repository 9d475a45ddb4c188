/** The rules an administrator writes in policy.xml. */
@NullMarked
package org.postern.inspection.policy;

import org.jspecify.annotations.NullMarked;
