package org.postern.qmail.daemon;

/** What a client sent is not taken. Carries what the client is told. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  RefusedException(Reply reply) {
    super(reply.why());
    this.reply = reply;
  }

  RefusedException(ExitCode code, String why) {
    this(Reply.of(code, why));
  }

  /** The message is over the limit; it will be tomorrow. */
  static RefusedException messageTooLarge(long limit) {
    return new RefusedException(
        Reply.of(
            ExitCode.REFUSED,
            "5.3.4 Message is larger than " + limit + " bytes",
            "message is larger than " + limit + " bytes"));
  }

  /** The envelope is over the limit; it will be tomorrow. */
  static RefusedException tooManyRecipients(int limit) {
    return new RefusedException(
        Reply.of(
            ExitCode.REFUSED,
            "5.5.3 More than " + limit + " recipients",
            "more than " + limit + " recipients"));
  }

  Reply reply() {
    return reply;
  }
}
