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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;

/**
 * Files of other projects' tests, each sent as an attachment: what 7z lists is listed, every file
 * with its name and its size, or it is said that and why it is not. What 7z does not open is listed
 * as bsdtar lists it, or as this table says, or it is said why not.
 */
class ContainerCorpusTest {
  private enum Outcome {
    /** Every file that 7z lists, with its size. */
    AS_7Z,
    /** Every file that bsdtar lists, with its size. */
    AS_BSDTAR,
    /** Something is missing or of another size, and a fault says why. */
    TOLD,
    /** Something is missing, and the table of differences says why that is right. */
    KNOWN,
    /** Neither program opens it, and something is listed. */
    LISTED,
    /** Neither program opens it, and it is no container. */
    NO_CONTAINER,
    WRONG
  }

  private final Map<String, int[]> table = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Set<String> used = new TreeSet<>();
  private long slowest;
  private String slowestName = "";

  @Test
  void every_file_is_listed_as_others_list_it_or_it_is_said_why_not() throws IOException {
    Path program = SevenZipListing.program().orElse(null);
    Assumptions.assumeTrue(program != null, "7z is not installed");
    List<Path> files = Corpora.files("containers");
    for (Path file : files) {
      check(program, file);
    }
    print(files.size());
    assertThat(wrong).isEmpty();
    assertThat(ContainerDifferences.REASONS.keySet()).isEqualTo(used);
  }

  private void check(Path program, Path file) throws IOException {
    SevenZipListing theirs = SevenZipListing.of(program, file);
    long start = System.nanoTime();
    Anatomy ours = anatomy(file);
    long nanos = System.nanoTime() - start;
    if (nanos > slowest) {
      slowest = nanos;
      slowestName = file.getFileName().toString();
    }
    // Ten seconds are allowed for a message; a file of this set that needs them is a fault of ours.
    assertThat(ours.exceeded())
        .as(file.toString())
        .extracting(Anatomy.Exceeded::budget)
        .doesNotContain(Limit.TIME.word());
    ContainerDifferences differences = ContainerDifferences.of(file, theirs.files(), ours);
    Outcome outcome = outcome(file, theirs, ours, differences);
    String type =
        theirs.type().isEmpty()
            ? "(7z: none) " + ours.root().reading().type().mediaType()
            : theirs.type();
    table.computeIfAbsent(type, key -> new int[Outcome.values().length])[outcome.ordinal()]++;
    if (outcome == Outcome.WRONG) {
      wrong.add(file.getFileName() + " " + theirs.type() + " " + differences);
    }
  }

  private Outcome outcome(
      Path file, SevenZipListing theirs, Anatomy ours, ContainerDifferences differences)
      throws IOException {
    String name = file.getFileName().toString();
    if (!theirs.type().isEmpty() && differences.none()) {
      return Outcome.AS_7Z;
    }
    if (ContainerDifferences.REASONS.containsKey(name)) {
      used.add(name);
      return Outcome.KNOWN;
    }
    boolean listed = ours.nodes().count() > 1;
    if (theirs.type().isEmpty() && listed) {
      List<SevenZipListing.Entry> others = BsdtarListing.of(file);
      if (!others.isEmpty() && ContainerDifferences.of(file, others, ours).none()) {
        return Outcome.AS_BSDTAR;
      }
    }
    if (isTold(ours)) {
      told.add(name + " " + theirs.type() + " " + differences + " " + faults(ours));
      return Outcome.TOLD;
    }
    if (!theirs.type().isEmpty()) {
      return Outcome.WRONG;
    }
    if (listed) {
      return Outcome.LISTED;
    }
    return holdsFiles(ours) ? Outcome.WRONG : Outcome.NO_CONTAINER;
  }

  private static boolean isTold(Anatomy ours) {
    return !ours.exceeded().isEmpty()
        || ours.nodes().anyMatch(node -> node.faults().stream().anyMatch(fault -> isSaid(fault)));
  }

  private static String faults(Anatomy ours) {
    return ours.nodes()
        .flatMap(node -> node.faults().stream())
        .filter(fault -> isSaid(fault))
        .map(Fault::detail)
        .distinct()
        .limit(3)
        .collect(Collectors.joining("; "));
  }

  private static boolean isSaid(Fault fault) {
    return fault.what() == Irregularity.CONTAINER_BROKEN
        || fault.what() == Irregularity.CONTENT_CLOSED;
  }

  /** Whether it looks like something that is made to hold files. */
  private static boolean holdsFiles(Anatomy ours) {
    return ours.root().reading().types().stream()
        .anyMatch(
            type ->
                type.family() == FileType.Family.ARCHIVE
                    || type.family() == FileType.Family.DISK_IMAGE);
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
    StringBuilder text = new StringBuilder();
    int[] sums = new int[Outcome.values().length];
    table.forEach(
        (type, row) -> {
          text.append(String.format(Locale.ROOT, "%-50s", type));
          for (int i = 0; i < row.length; i++) {
            text.append(String.format(Locale.ROOT, " %5d", row[i]));
            sums[i] += row[i];
          }
          text.append('\n');
        });
    String outcomes =
        List.of(Outcome.values()).stream()
            .map(outcome -> outcome + " " + sums[outcome.ordinal()])
            .collect(Collectors.joining(", "));
    System.out.println(text + "" + files + " files: " + outcomes);
    System.out.printf(
        Locale.ROOT,
        "slowest: %s, %d ms; heap at most %d MB%n",
        slowestName,
        slowest / 1_000_000,
        Runtime.getRuntime().maxMemory() >> 20);
    told.forEach(System.out::println);
    wrong.forEach(System.out::println);
  }
}
