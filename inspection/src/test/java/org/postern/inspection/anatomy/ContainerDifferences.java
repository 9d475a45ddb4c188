package org.postern.inspection.anatomy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.anatomy.SevenZipListing.Entry;

/**
 * What another program lists of a file and we do not: every name must be there, and among those of
 * that name every size.
 *
 * @param missing names that are not there
 * @param sizes names that are there, with other sizes
 */
record ContainerDifferences(List<String> missing, List<String> sizes) {

  private static final String HOLES =
      "of a sparse file the parts that are there come without the holes";
  private static final String LAST = "7z takes the size of the last stream for that of all";
  private static final String LONGER = "as many bytes are listed as are stored, not as are said";

  /** Files of which the other program sees more or other things, and why that is right so. */
  static final Map<String, String> REASONS =
      Map.of(
          "multiple.gz", LAST,
          "test_compat_gzip_1.tgz", LAST,
          "oldgnu_sparse.tar", HOLES,
          "test_read_format_gtar_sparse_1_17.tar", HOLES,
          "test-times-gnu-incremental.tar", "7z takes times for the first half of a name",
          "test_read_data_into_fd_size_exceeds_declared_stored.zip", LONGER,
          "test_read_format_zip_with_invalid_traditional_eocd.zip",
              "7z shows 0 for a size that it does not believe; the bytes are there",
          "test_read_format_tar_timestamp_overflow.tar",
              "7z gives up at a time that is too large; the bytes are there");

  boolean none() {
    return missing.isEmpty() && sizes.isEmpty();
  }

  static ContainerDifferences of(Path file, List<Entry> theirs, Anatomy ours) {
    List<Node> left = new ArrayList<>(ours.nodes().skip(1).toList());
    String stem = plain(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
    Set<String> known = new HashSet<>();
    left.forEach(node -> node.names().forEach(name -> known.add(plain(name))));
    List<String> missing = new ArrayList<>();
    List<String> sizes = new ArrayList<>();
    for (Entry entry : theirs) {
      String name = plain(entry.name());
      // What has no name is named after the file by 7z, and by nobody here.
      boolean unnamed = theirs.size() == 1 && !known.contains(name) || name.equals(stem);
      List<Node> named = left.stream().filter(node -> unnamed || isNamed(node, name)).toList();
      named.stream()
          .filter(node -> hasSize(node, entry))
          .findFirst()
          .ifPresentOrElse(
              left::remove,
              () -> {
                if (named.isEmpty()) {
                  missing.add(entry.name());
                } else {
                  sizes.add(
                      entry.name() + " " + entry.size() + " not " + named.get(0).reading().size());
                }
              });
    }
    return new ContainerDifferences(missing, sizes);
  }

  private static boolean isNamed(Node node, String name) {
    return node.names().stream().anyMatch(own -> plain(own).equals(name));
  }

  private static boolean hasSize(Node node, Entry entry) {
    return entry.size().isEmpty()
        || node.readings().stream().anyMatch(reading -> reading.size() == entry.size().getAsLong());
  }

  /** A name without what programs write differently: controls, separators, bytes of no charset. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    String path = name.replaceAll("\\[[0-9]+\\]|\\\\[0-7]{3}", "");
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
}
