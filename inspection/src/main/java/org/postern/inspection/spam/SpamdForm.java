package org.postern.inspection.spam;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.engine.EntryForm;
import org.postern.inspection.settings.ByteSize;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/** {@code spamd://127.0.0.1:783} and {@code spamd:/run/spamd.sock?timeout=20s}. */
final class SpamdForm implements EntryForm<SpamEngine> {
  private static final Setting<ByteSize> LARGEST =
      Bounding.largest(
          "512k",
          "As spamc does it: real spam is small, and SpamAssassin takes long for what is large.");

  private static final Setting<Integer> CONNECTIONS =
      Bounding.connections("5", "Not above --max-children of spamd, which is 5 unless it is set.");

  private static final Setting<Boolean> USER =
      new Setting<>(
          "user",
          "recipient or none",
          "recipient",
          "By whose preferences spamd judges. With recipient, a message for one recipient is judged"
              + " by those of a user with that address; all others, and with none all, by spamd's"
              + " own.",
          SpamdForm::user);

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "spamd",
        "the path of a unix socket, or // and host:port",
        "SpamAssassin's daemon, over its own protocol. The message is shown to it with a line"
            + " Return-Path on top, where it looks for the envelope's sender; what comes back is the"
            + " score, the threshold and the names of the rules, and no byte of the message.",
        List.of(Bounding.TIMEOUT, CONNECTIONS, LARGEST, USER));
  }

  @Override
  public @Nullable Function<String, SpamEngine> read(String address, Settings options) {
    Duration timeout = options.read(Bounding.TIMEOUT);
    Integer connections = options.read(CONNECTIONS);
    ByteSize largest = options.read(LARGEST);
    Boolean user = options.read(USER);
    return user == null
        ? null
        : Bounding.opening(address, options, timeout, connections, largest, new Spamd(user));
  }

  private static boolean user(String text) {
    return switch (text) {
      case "recipient" -> true;
      case "none" -> false;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is neither recipient nor none; write one");
    };
  }
}
