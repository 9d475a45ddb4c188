/**
 * posternd: takes messages in qmail-queue's place, runs them through the chain, hands them to the
 * real qmail-queue.
 */
@NullMarked
package org.postern.qmail.daemon;

import org.jspecify.annotations.NullMarked;
