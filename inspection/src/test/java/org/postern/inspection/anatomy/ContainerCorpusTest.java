package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;

/**
 * Files of other projects' tests, each sent as an attachment: what 7z lists is listed, or it is
 * said that and why it is not.
 */
class ContainerCorpusTest {
  private static final Set<String> SINGLE =
      Set.of("gzip", "bzip2", "xz", "Z", "lzma", "zstd", "lzma86");

  /** Of these old tars 7z takes times for the first half of a name. */
  private static final Set<String> MISREAD =
      Set.of("gnu.tar", "test-times-gnu-incremental.tar", "test-times-gnutar.tar");

  /** How a file came out. */
  enum Outcome {
    COMPLETE,
    TOLD,
    WRONG,
    /** 7z does not open it; what we see is more, or it is no container. */
    BEYOND
  }

  private final Map<String, int[]> table = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void every_file_is_listed_as_7z_lists_it_or_it_is_said_why_not() throws IOException {
    Path program = SevenZipListing.program().orElse(null);
    Assumptions.assumeTrue(program != null, "7z is not installed");
    List<Path> files = Corpora.files("containers");
    for (Path file : files) {
      SevenZipListing theirs = SevenZipListing.of(program, file);
      Anatomy ours = anatomy(file);
      assertThat(ours.exceeded()).extracting(Anatomy.Exceeded::budget).doesNotContain("time");
      Outcome outcome = outcome(file, theirs, ours);
      String type =
          theirs.type().isEmpty()
              ? "(7z: none) " + ours.root().reading().type().mediaType()
              : theirs.type();
      table.computeIfAbsent(type, key -> new int[4])[outcome.ordinal()]++;
      if (outcome == Outcome.WRONG && !MISREAD.contains(file.getFileName().toString())) {
        wrong.add(file.getFileName() + " " + theirs.type() + " " + missing(file, theirs, ours));
      }
    }
    print(files.size());
    assertThat(wrong).isEmpty();
  }

  private static Outcome outcome(Path file, SevenZipListing theirs, Anatomy ours) {
    boolean told =
        ours.nodes().anyMatch(node -> node.faults().stream().anyMatch(ContainerCorpusTest::isSaid))
            || !ours.exceeded().isEmpty();
    boolean complete = missing(file, theirs, ours).isEmpty();
    if (theirs.type().isEmpty()) {
      return told ? Outcome.TOLD : Outcome.BEYOND;
    }
    return complete ? Outcome.COMPLETE : told ? Outcome.TOLD : Outcome.WRONG;
  }

  private static boolean isSaid(Fault fault) {
    return switch (fault.what()) {
      case CONTAINER_BROKEN, CONTENT_CLOSED -> true;
      default -> false;
    };
  }

  /** What 7z lists and we do not. */
  private static List<String> missing(Path file, SevenZipListing theirs, Anatomy ours) {
    // A zip in a PDF lies one level further in.
    List<Node> inside = ours.nodes().skip(1).toList();
    if (SINGLE.contains(theirs.type())) {
      return inside.isEmpty() ? List.of("its one file") : List.of();
    }
    List<String> names =
        new ArrayList<>(
            inside.stream()
                .flatMap(node -> node.names().stream())
                .map(name -> plain(name))
                .toList());
    List<String> missing = new ArrayList<>();
    String stem = plain(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
    for (String name : theirs.names()) {
      // What has no name is named after the file by 7z.
      boolean unnamed = plain(name).equals(stem) && !names.contains(stem) && !names.isEmpty();
      if (!unnamed && !names.remove(plain(name))) {
        missing.add(name);
      }
    }
    return missing;
  }

  /** A name without what programs write differently: controls, separators, bytes of no charset. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    String path = name.replaceAll("\\[[0-9]+\\]", "");
    for (String piece : path.split("[/\\\\]", -1)) {
      if (!piece.isEmpty() && !piece.equals(".") && !piece.equals("..")) {
        plain.append('/');
        piece
            .chars()
            .filter(c -> c > ' ' && c < 0x7f && c != '_')
            .forEach(c -> plain.append((char) c));
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  private static Anatomy anatomy(Path file) {
    try {
      String mail = Mails.attachment(file.getFileName().toString(), Files.readAllBytes(file));
      return Anatomy.of(Content.of(Mails.bytes(mail)), Budget.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(int files) {
    String rows =
        table.entrySet().stream()
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%-50s %5d %5d %5d %5d",
                        row.getKey(),
                        row.getValue()[0],
                        row.getValue()[1],
                        row.getValue()[2],
                        row.getValue()[3]))
            .collect(Collectors.joining("\n"));
    String sums =
        Stream.of(Outcome.values())
            .map(
                outcome ->
                    outcome
                        + " "
                        + table.values().stream().mapToInt(row -> row[outcome.ordinal()]).sum())
            .collect(Collectors.joining(", "));
    System.out.println(rows + "\n" + files + " files: " + sums);
    wrong.forEach(System.out::println);
  }
}
