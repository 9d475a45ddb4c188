package org.postern.qmail.daemon;

/**
 * How much a client may send.
 *
 * @param messageBytes of one message; a larger one is refused for good
 * @param envelopeBytes of all addresses of a message together
 * @param recipients of one message; with more it is refused for good
 */
public record Limits(long messageBytes, int envelopeBytes, int recipients) {}
