package org.postern.rar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.postern.inspection.container.BrokenException;
import org.postern.inspection.container.Containers;
import org.postern.inspection.container.Flaw;
import org.postern.inspection.container.Listing;
import org.postern.inspection.container.Member;
import org.postern.inspection.container.Meter;
import org.postern.inspection.content.Content;

/** Archives of libarchive's and others' tests, read as bsdtar reads them, or it is said why not. */
class RarUnpackerTest {
  private static final Path BSDTAR = Path.of("/usr/bin/bsdtar");

  @Test
  void every_archive_is_listed_with_the_sizes_of_bsdtar_or_it_is_said_why_not()
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(BSDTAR), "bsdtar is not installed");
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> table = new TreeMap<>();
    for (Path file : archives()) {
      Listing listing = list(file);
      Map<String, Long> ours = sizes(listing);
      boolean told =
          !listing.flaws().isEmpty()
              || listing.members().stream().anyMatch(member -> size(member) < 0);
      Map<String, Long> theirs = bsdtar(file);
      // A link is a file with a path in it, and bsdtar shows the path.
      ours.keySet().removeIf(name -> theirs.getOrDefault(name, 0L) < 0);
      theirs.values().removeIf(size -> size < 0);
      boolean same = theirs.equals(ours);
      table.merge(same ? "as bsdtar" : told ? "told" : "differs", 1, Integer::sum);
      if (!same && !told) {
        wrong.add(file.getFileName() + "\n  " + theirs + "\n  " + ours);
      }
    }
    System.out.println(table);
    assertThat(wrong).isEmpty();
  }

  @Test
  void packed_files_of_both_generations_come_out() throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    for (Path file : archives()) {
      list(file).members().stream()
          .filter(member -> member.how().equals("rar") && size(member) > 0)
          .forEach(member -> sizes.merge(file.getFileName().toString(), 1, Integer::sum));
    }
    assertThat(sizes)
        .containsKeys(
            "test_read_format_rar_compress_best.rar",
            "test_read_format_rar_ppmd_lzss_conversion.rar",
            "test_read_format_rar5_solid.rar",
            "test_read_format_rar5_arm.rar");
  }

  private static List<Path> archives() throws IOException {
    String top = System.getProperty("postern.top", "..") + "/../shared/corpora";
    Path folder = Path.of(System.getProperty("postern.corpora", top), "containers");
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "nothing in " + folder);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".rar")).sorted().toList();
    }
  }

  private static Listing list(Path file) throws IOException {
    Content rar = Content.of(Files.readAllBytes(file));
    return Containers.list(rar, List.of("application/vnd.rar"), "", new Plenty());
  }

  private static Map<String, Long> sizes(Listing listing) {
    Map<String, Long> sizes = new TreeMap<>();
    listing.members().forEach(member -> sizes.put(ascii(member.name()), size(member)));
    return sizes;
  }

  /** How many bytes come out, or -1 if the member is closed or broken. */
  private static long size(Member member) {
    if (!member.readable()) {
      return -1;
    }
    try (InputStream in = member.open()) {
      return in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (BrokenException e) {
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What bsdtar lists within five seconds, -1 for what is no file; of one hostile archive it never
   * comes to the end.
   */
  private static Map<String, Long> bsdtar(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("timeout", "5", BSDTAR.toString(), "-tvf", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, Long> sizes = new TreeMap<>();
    for (String line :
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
      String[] words = line.split(" +", 9);
      if (words.length == 9 && !words[0].startsWith("d")) {
        boolean regular = words[0].startsWith("-");
        sizes.put(ascii(words[8].split(" -> ")[0]), regular ? Long.valueOf(words[4]) : -1);
      }
    }
    process.waitFor();
    return sizes;
  }

  private static String ascii(String name) {
    return name.replaceAll("\\\\[0-7]{3}|[^ -~]", "");
  }

  /** All the time and room in the world. */
  private record Plenty() implements Meter {
    @Override
    public int members() {
      return 10_000;
    }

    @Override
    public long bytes() {
      return 1 << 28;
    }

    @Override
    public boolean late() {
      return false;
    }

    @Override
    public Content keep(InputStream in) throws IOException {
      return Content.of(in.readAllBytes());
    }

    @Override
    public Content jumping(Content content) {
      return content;
    }
  }

  /** That no other kind of flaw is told of what the library refuses. */
  @Test
  void what_needs_a_password_is_said_to_need_one() throws IOException {
    for (Path file : archives()) {
      if (file.toString().contains("encrypt")) {
        Listing listing = list(file);
        boolean locked =
            listing.has(Flaw.Kind.ENCRYPTED)
                || listing.members().stream().anyMatch(Member::encrypted);
        assertThat(locked).as(file.toString()).isTrue();
      }
    }
  }
}
