/** Stand-ins for the two deliveries of James, which 3.9.0 has not published on Maven Central. */
@NullMarked
package org.apache.james.transport.mailets;

import org.jspecify.annotations.NullMarked;
