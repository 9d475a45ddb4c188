/** What an administrator can set, its documentation, and its errors. */
@NullMarked
package org.postern.inspection.settings;

import org.jspecify.annotations.NullMarked;
