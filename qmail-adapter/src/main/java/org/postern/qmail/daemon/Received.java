package org.postern.qmail.daemon;

import org.postern.attributes.Client;
import org.postern.qmail.chain.Envelope;

/** What a client said besides the message. */
record Received(Envelope envelope, Client client) {}
