package org.postern.inspection.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Settings;

/** {@code builtin} and {@code builtin:file:/etc/postern/signatures}. */
final class BuiltinForm implements EngineForm {
  private static final String FILE = "file:";

  private final Path home;

  BuiltinForm(Path home) {
    this.home = home;
  }

  @Override
  public EngineKind kind() {
    return new EngineKind(
        "builtin",
        "nothing, or file: and the path of a signature file or of a folder of them",
        "Finds the EICAR test file and what signature files list, without any other program."
            + " Files are in ClamAV's text formats: hashes in .hsb and .hdb, runs of bytes in .ndb,"
            + " logical signatures in .ldb. So one line stops today's worm:"
            + " `Worm.Today:0:*:4d5a90{4-8}(41|61)7474??2a`. Wildcards are ??, a digit with ?, *,"
            + " {n}, {n-m}, {n-}, {-m}, (aa|bb) and !(aa|bb); logical signatures have Target:0,"
            + " FileSize, &, |, !, parentheses, counts and the modifiers i, a and w. What else"
            + " ClamAV knows (PCRE, macros, byte comparisons, boundaries, bytecode) is refused with"
            + " its line. A content is read once, and a second time if it has a run of bytes of a"
            + " signature with wildcards; the time is linear whatever it is made of. Files are read"
            + " at start.",
        List.of());
  }

  @Override
  public @Nullable Function<String, Engine> read(String address, Settings options) {
    Signatures signatures = Signatures.NONE;
    if (!address.isEmpty()) {
      Path path = path(address);
      if (path == null || !Files.exists(path)) {
        options.problem(
            "address",
            "\""
                + address
                + "\" is not there; write the path of a signature file or of a folder of"
                + " them, such as file:/etc/postern/signatures");
        return null;
      }
      signatures = SignatureFiles.read(path, options::problem);
    }
    Signatures found = signatures;
    return name -> new Builtin(name, found);
  }

  /** As in James, two slashes begin a path below its home; one or three an absolute path. */
  private @Nullable Path path(String address) {
    if (!address.startsWith(FILE)) {
      return null;
    }
    String path = address.substring(FILE.length());
    try {
      if (path.startsWith("//") && !path.startsWith("///")) {
        return home.resolve(path.substring(2));
      }
      return path.startsWith("/")
          ? Path.of(path.startsWith("///") ? path.substring(2) : path)
          : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
