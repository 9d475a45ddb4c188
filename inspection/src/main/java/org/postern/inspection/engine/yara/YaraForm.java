package org.postern.inspection.engine.yara;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.EngineForm;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.engine.program.Limits;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/** {@code yara:/etc/postern/rules.yarc}. */
public final class YaraForm implements EngineForm {
  /** What yarac writes first; source has none of it. */
  private static final byte[] MAGIC = "YARA".getBytes(StandardCharsets.US_ASCII);

  private static final Path USUAL = Path.of("/usr/bin/yara");

  private static final Setting<Path> PROGRAM =
      new Setting<>(
          "program",
          "absolute path",
          USUAL.toString(),
          "Where the program yara is.",
          YaraForm::path);

  @Override
  public EngineKind kind() {
    List<Setting<?>> options = new ArrayList<>(List.of(PROGRAM));
    options.addAll(Limits.settings());
    return new EngineKind(
        "yara",
        "the absolute path of a file of compiled rules",
        "Rules of YARA, asked through its program (Debian's package yara), started anew for each"
            + " content. A finding has the name of the first rule that holds. Compile the rules with"
            + " the yarac of the same version, as it is the faster way and shows mistakes before"
            + " they matter; write the new file beside the old one and rename it, and it counts from"
            + " the next content on. Only give it rules that you have compiled yourself: a compiled"
            + " file is trusted. Where a rule's text matches a content so often that YARA is no"
            + " longer sure, the content is unscanned. Linux only, as command: is.",
        options);
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Path program = options.read(PROGRAM);
    Limits limits = Limits.read(options);
    Path rules;
    try {
      rules = path(address);
      check(rules);
    } catch (IllegalArgumentException e) {
      options.problem("address", String.valueOf(e.getMessage()));
      return null;
    }
    return program == null || limits == null
        ? null
        : name -> new Yara(name, new YaraProgram(program, rules, limits.timeout()), limits);
  }

  private static void check(Path rules) {
    try (InputStream in = Files.newInputStream(rules)) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IllegalArgumentException(
            "\"" + rules + "\" has no compiled rules in it; write the path of what yarac made");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "\""
              + rules
              + "\" cannot be read ("
              + e.getClass().getSimpleName()
              + "); write the path of what yarac made",
          e);
    }
  }

  private static Path path(String text) {
    try {
      if (text.startsWith("/")) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Neither is this one.
    }
    throw new IllegalArgumentException("\"" + text + "\" is not an absolute path; write one");
  }
}
