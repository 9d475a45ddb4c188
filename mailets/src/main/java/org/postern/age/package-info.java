/**
 * Files of age (age-encryption.org/v1) for X25519 recipients: what {@code age -r} writes and {@code
 * age -d -i} opens. Nothing but the JDK's own cryptography is used.
 */
@NullMarked
package org.postern.age;

import org.jspecify.annotations.NullMarked;
