/** Mail repositories of Postern, for {@code mailrepositorystore.xml}. */
@NullMarked
package org.postern.repository;

import org.jspecify.annotations.NullMarked;
