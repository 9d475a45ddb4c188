package org.postern.inspection.spam;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireFields;
import org.postern.inspection.engine.WireReader;
import org.postern.inspection.spam.Judgement.Advice;

/**
 * SpamAssassin's spamd, asked for {@code SYMBOLS}: the answer is a score, a threshold and names of
 * rules, and holds no byte of the message, as that of {@code HEADERS} would.
 *
 * <p>Source: spamd/PROTOCOL of SpamAssassin 4.0.
 *
 * @param forRecipient whether a message with one recipient is judged by that user's preferences
 */
record Spamd(boolean forRecipient) implements SpamProtocol {
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final int LONGEST_USER = 100;

  /** The envelope's sender, where SpamAssassin looks for it: on top of the header. */
  @Override
  public Content body(SpamQuestion question) {
    String sender = question.sender().orElse("");
    boolean plain = sender.length() < 320 && sender.chars().allMatch(c -> c > ' ' && c < 127);
    return plain
        ? Content.concat(
            Content.of(("Return-Path: <" + sender + ">\r\n").getBytes(US_ASCII)),
            question.message())
        : question.message();
  }

  @Override
  public byte[] head(SpamQuestion question, long size) {
    List<String> recipients = question.recipients();
    String user =
        forRecipient && recipients.size() == 1 ? "User: " + user(recipients.get(0)) + "\r\n" : "";
    return ("SYMBOLS SPAMC/1.5\r\nContent-length: " + size + "\r\n" + user + "\r\n")
        .getBytes(US_ASCII);
  }

  /** As Qmail-Scanner wrote it: small letters, and {@code _} for all that is unusual. */
  private static String user(String recipient) {
    StringBuilder user = new StringBuilder();
    String small = recipient.toLowerCase(Locale.ROOT);
    for (int i = 0; i < small.length() && i < LONGEST_USER; i++) {
      char c = small.charAt(i);
      boolean usual = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._-=+@".indexOf(c) >= 0;
      user.append(usual ? c : '_');
    }
    return user.toString();
  }

  /** spamd reads whole lines: a last line without an end is over only with the connection. */
  @Override
  public boolean endsOutput() {
    return true;
  }

  @Override
  public Judgement.Scored read(WireReader in) throws Trouble {
    String status = in.line();
    String[] words = status.split(" ", 3);
    if (!words[0].startsWith("SPAMD/") || words.length < 3 || !isCode(words[1])) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not an answer of spamd: " + status);
    }
    if (!words[1].equals("0")) {
      throw new Trouble(Cause.ENGINE_ERROR, "spamd: " + status);
    }
    WireFields fields = WireFields.read(in);
    String verdict = one(fields, "spam");
    String symbols = in.text(Numbers.length(one(fields, "content-length"), LONGEST_ANSWER));
    return scored(verdict, symbols);
  }

  private static boolean isCode(String text) {
    return !text.isEmpty() && text.length() < 4 && text.chars().allMatch(Spamd::isDigit);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String one(WireFields fields, String name) throws Trouble {
    List<WireFields.Field> all =
        fields.all().stream().filter(field -> field.name().equals(name)).toList();
    if (all.size() != 1) {
      throw new Trouble(
          Cause.NOT_UNDERSTOOD, "an answer with " + all.size() + " fields named " + name);
    }
    return all.get(0).value();
  }

  /** Takes {@code True ; 7.3 / 5.0} apart. */
  private static Judgement.Scored scored(String verdict, String symbols) throws Trouble {
    int semicolon = verdict.indexOf(';');
    int slash = verdict.indexOf('/');
    String word = semicolon < 0 ? "" : verdict.substring(0, semicolon).strip();
    if (slash < semicolon || !word.equals("True") && !word.equals("False")) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not a verdict of spamd: " + verdict);
    }
    return new Judgement.Scored(
        Numbers.parse(verdict.substring(semicolon + 1, slash)),
        Numbers.parse(verdict.substring(slash + 1)),
        Optional.of(word.equals("True") ? Advice.TAG : Advice.NONE),
        Stream.of(symbols.split(","))
            .map(String::strip)
            .filter(symbol -> !symbol.isEmpty() && !symbol.equals("none"))
            .map(Symbols::word)
            .limit(Judgement.MOST_SYMBOLS)
            .toList(),
        List.of(),
        List.of());
  }
}
