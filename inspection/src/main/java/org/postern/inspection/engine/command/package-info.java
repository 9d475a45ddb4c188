/** Virus scanners that are programs: the catalogue of how each is called, and how it is asked. */
@NullMarked
package org.postern.inspection.engine.command;

import org.jspecify.annotations.NullMarked;
