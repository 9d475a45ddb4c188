package org.postern.inspection.engine.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.EngineForm;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.engine.program.Limits;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/** {@code command:clamscan} and {@code command:sophos?catalogue=/etc/postern/scanners}. */
public final class CommandForm implements EngineForm {
  private static final Setting<Optional<Path>> CATALOGUE =
      new Setting<>(
          "catalogue",
          "absolute path of a text file",
          "",
          "A file with scanners of the site's own, in the form of the shipped one (scanners.md). An"
              + " entry there comes before a shipped one of the same name.",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(path(text)));

  private static final Setting<Optional<Path>> PROGRAM =
      new Setting<>(
          "program",
          "absolute path",
          "",
          "Where the program is, if it is not where the catalogue says.",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(path(text)));

  @Override
  public EngineKind kind() {
    List<Setting<?>> options = new ArrayList<>(List.of(CATALOGUE, PROGRAM));
    options.addAll(Limits.settings());
    return new EngineKind(
        "command",
        "the name of a scanner of the catalogue (scanners.md), such as clamscan",
        "A virus scanner that is a program, started anew for each content. It is given the content"
            + " in a private folder under a name of ours, never through a shell, with a clean"
            + " environment. An exit code that is listed neither as clean nor as infected is a"
            + " failure: the content is unscanned. Linux only: its limits are set by prlimit of"
            + " util-linux.",
        options);
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Optional<Path> file = options.read(CATALOGUE);
    Optional<Path> program = options.read(PROGRAM);
    Limits limits = Limits.read(options);
    if (file == null || program == null) {
      return null;
    }
    Catalogue catalogue =
        file.map(path -> Catalogue.read(path, options::problem).before(Catalogue.shipped()))
            .orElseGet(Catalogue::shipped);
    Scanner scanner = catalogue.find(address);
    if (scanner == null) {
      options.problem(
          "address",
          "\""
              + address
              + "\" is not in the catalogue; write one of "
              + catalogue.scanners().keySet().stream().sorted().collect(Collectors.joining(", ")));
      return null;
    }
    Scanner there = program.map(scanner::at).orElse(scanner);
    return limits == null ? null : name -> new Command(name, there, limits);
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
