package org.postern.mailets;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.age.AgeRecipient;
import org.postern.archive.Compression;
import org.postern.archive.EnvelopeForm;
import org.postern.archive.Retention;
import org.postern.inspection.data.Expression;
import org.postern.inspection.settings.Setting;

/** What can be set for an archive, but for where it is. */
final class ArchiveForms {
  static final Setting<Optional<Pattern>> ADDRESSES =
      new Setting<>(
          "addresses",
          "regular expression",
          "",
          "Only mail whose envelope sender or a recipient has a match for this somewhere in the"
              + " address is kept, such as (^|@)(sales|legal)\\. or @example\\.org$; letter case"
              + " makes no difference. All of the mail is kept then, for all its recipients. If it"
              + " is not set, all mail is.",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Expression.of(text).pattern()));

  static final Setting<EnvelopeForm> ENVELOPE =
      new Setting<>(
          "envelope",
          "side, bottom or journal",
          "side",
          "Where the envelope stands. side: in the side file alone, so that the message is kept byte"
              + " for byte. bottom: below the message, too, as Qmail-Scanner wrote it. journal: in a"
              + " report that the message is attached to byte for byte, in the form that mail"
              + " archives import from Exchange.",
          word(EnvelopeForm.values(), EnvelopeForm::word));

  static final Setting<Compression> COMPRESS =
      new Setting<>(
          "compress",
          "none, gzip or zstd",
          "none",
          "How messages are made smaller. On James zstd needs zstd-jni.jar among the"
              + " extensions-jars. Mail programs read an archive only if it is none.",
          text -> word(Compression.values(), Compression::word).apply(text).checked());

  static final Setting<List<AgeRecipient>> ENCRYPT_TO =
      new Setting<>(
          "encryptTo",
          "list of age recipients",
          "",
          "Public keys of age, with commas between them. Message and side file are encrypted so that"
              + " each of the owners can open them with age, and this server cannot.",
          text ->
              Stream.of(text.split(",", -1))
                  .map(String::strip)
                  .filter(key -> !text.isEmpty())
                  .map(AgeRecipient::parse)
                  .toList());

  static final Setting<Retention> KEEP =
      new Setting<>(
          "keep",
          "number of years, months or days, or forever",
          Retention.FOREVER,
          "How long mail is kept: 7y, 18m, 90d. Then it is removed, once a day, unless postern"
              + " archive hold forbids it, and its line in the day log has a second one that says so.",
          Retention::parse);

  static final Setting<Boolean> GO_ON =
      new Setting<>(
          "onFailure",
          "defer or go-on",
          "defer",
          "What becomes of mail that cannot be kept. defer: the mailet throws, so that the client is"
              + " asked to try again or onMailetException is done. go-on: it is delivered all the"
              + " same, with an error in the log.",
          text ->
              switch (text) {
                case "defer" -> false;
                case "go-on" -> true;
                default ->
                    throw new IllegalArgumentException(
                        "\"" + text + "\" is neither defer nor go-on; write one");
              });

  private ArchiveForms() {}

  private static <T> Function<String, T> word(T[] all, Function<T, String> word) {
    return text ->
        Arrays.stream(all)
            .filter(one -> word.apply(one).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\""
                            + text
                            + "\" is not known here; write one of "
                            + Arrays.stream(all).map(word).collect(Collectors.joining(", "))));
  }
}
