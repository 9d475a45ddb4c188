package org.postern.inspection.spam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.ChunkedBody;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireFields;
import org.postern.inspection.engine.WireReader;
import org.postern.inspection.text.OneLine;

/**
 * rspamd's {@code POST /checkv2}, with what the host knows of the envelope and the client in header
 * fields. One question for each connection, as the JDK's own HTTP client cannot do over a unix
 * socket.
 *
 * <p>Source: rspamd's protocol description; RFC 9112 for the form of the answer.
 */
record Rspamd() implements SpamProtocol {
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int LONGEST_ERROR = 4096;
  private static final int LONGEST_FIELD = 512;
  private static final int MOST_RECIPIENTS = 100;

  @Override
  public Content body(SpamQuestion question) {
    return question.message();
  }

  @Override
  public byte[] head(SpamQuestion question, long size) {
    StringBuilder head =
        new StringBuilder(
            "POST /checkv2 HTTP/1.1\r\nHost: rspamd\r\nUser-Agent: Postern\r\nConnection: close\r\n");
    field(head, "Content-Length", Optional.of(Long.toString(size)));
    field(head, "Queue-Id", Optional.of(question.id()));
    field(head, "From", Optional.of("<" + question.sender().orElse("") + ">"));
    question.recipients().stream()
        .limit(MOST_RECIPIENTS)
        .forEach(recipient -> field(head, "Rcpt", Optional.of(recipient)));
    field(head, "IP", question.address());
    field(head, "Hostname", question.host());
    field(head, "Helo", question.helo());
    field(head, "User", question.user());
    return head.append("\r\n").toString().getBytes(UTF_8);
  }

  private static void field(StringBuilder head, String name, Optional<String> value) {
    value.ifPresent(
        text ->
            head.append(name).append(": ").append(OneLine.of(text, LONGEST_FIELD)).append("\r\n"));
  }

  /** HTTP says itself where a question ends; a half-closed connection looks like a broken one. */
  @Override
  public boolean endsOutput() {
    return false;
  }

  @Override
  public Judgement.Scored read(WireReader in) throws Trouble {
    String status = in.line();
    String[] words = status.split(" ", 3);
    if (!words[0].startsWith("HTTP/1.") || words.length < 2 || words[1].length() != 3) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not an answer in HTTP: " + status);
    }
    WireFields fields = WireFields.read(in);
    if (!words[1].equals("200")) {
      throw new Trouble(Cause.ENGINE_ERROR, "rspamd: " + status + reason(in, fields));
    }
    return RspamdAnswer.parse(body(in, fields, LONGEST_ANSWER));
  }

  /** The words of an error, if there are any. */
  private static String reason(WireReader in, WireFields fields) {
    try {
      return " " + new String(body(in, fields, LONGEST_ERROR), UTF_8);
    } catch (Trouble trouble) {
      // The status alone says that it failed.
      return "";
    }
  }

  private static byte[] body(WireReader in, WireFields fields, int most) throws Trouble {
    if (fields.lists("transfer-encoding", "chunked")) {
      return chunked(in, most);
    }
    List<String> lengths =
        fields.all().stream()
            .filter(field -> field.name().equals("content-length"))
            .map(WireFields.Field::value)
            .toList();
    if (lengths.size() != 1) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer with " + lengths.size() + " lengths");
    }
    byte[] body = new byte[Numbers.length(lengths.get(0), most)];
    for (int have = 0; have < body.length; ) {
      have += in.read(body, have, body.length - have);
    }
    return body;
  }

  private static byte[] chunked(WireReader in, int most) throws Trouble {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    ChunkedBody chunks = new ChunkedBody(in);
    byte[] buffer = new byte[8192];
    for (int n = chunks.read(buffer, 0, buffer.length);
        n >= 0;
        n = chunks.read(buffer, 0, buffer.length)) {
      body.write(buffer, 0, n);
      if (body.size() > most) {
        throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer of more than " + most + " bytes");
      }
    }
    return body.toByteArray();
  }
}
