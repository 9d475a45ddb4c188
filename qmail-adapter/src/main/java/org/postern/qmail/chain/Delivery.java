package org.postern.qmail.chain;

import org.postern.inspection.content.Content;

/**
 * One call of the real qmail-queue.
 *
 * @param envelope the sender, and those recipients who get these bytes
 * @param message the bytes to queue
 */
public record Delivery(Envelope envelope, Content message) {}
