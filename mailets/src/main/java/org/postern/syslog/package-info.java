/** Lines for a syslog, which may hang or go away without holding up who writes them. */
@NullMarked
package org.postern.syslog;

import org.jspecify.annotations.NullMarked;
