/** James matchers: they ask what detectors found and who sent the mail, and never change it. */
@NullMarked
package org.postern.matchers;

import org.jspecify.annotations.NullMarked;
