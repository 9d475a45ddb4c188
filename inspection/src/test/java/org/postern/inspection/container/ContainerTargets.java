package org.postern.inspection.container;

import static org.postern.inspection.fuzz.FuzzTarget.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.inspection.fuzz.FuzzTarget;

/** The reader of each container format. */
public final class ContainerTargets {
  private static final int MEMBERS = 50;
  private static final int BYTES = 256 << 10;
  private static final Map<String, Codec> PACKED =
      Map.of(
          "gzip", Codec.GZIP,
          "bzip2", Codec.BZIP2,
          "xz", Codec.XZ,
          "lzma", Codec.LZMA,
          "lzip", Codec.LZIP,
          "zstd", Codec.ZSTD,
          "lz4", Codec.LZ4,
          "lz4-legacy", Codec.LZ4_LEGACY,
          "snappy", Codec.SNAPPY,
          "compress", Codec.COMPRESS);
  private static final ContainerReader NO_PROGRAM = new OutsideReader(Optional.empty());

  private ContainerTargets() {}

  /** Readers without the program 7z: what is ours is fuzzed, thousands of times a second. */
  private static Map<String, ContainerReader> readers() {
    Map<String, ContainerReader> readers = new LinkedHashMap<>();
    readers.put("zip", new ZipReader());
    readers.put("tar", new TarReader());
    readers.put("ar", new ArReader());
    readers.put("cpio", new CpioReader());
    readers.put("7z", new SevenZipReader());
    readers.put("rar", new RarReader(Optional.empty(), NO_PROGRAM));
    readers.put("ole", new OleReader());
    readers.put("tnef", new TnefReader());
    readers.put("apple", new AppleReader());
    readers.put("macbinary", new MacBinaryReader());
    readers.put("mbox", new MboxReader());
    readers.put("onenote", new OneNoteReader());
    readers.put("cms", new CmsReader());
    readers.put("rtf", new RtfReader());
    readers.put("program", new ProgramReader());
    readers.put("pdf", new PdfReader());
    PACKED.forEach((name, codec) -> readers.put(name, new PackedReader(codec)));
    return readers;
  }

  /** Returns the targets by name. */
  public static Map<String, FuzzTarget> all() {
    Map<String, FuzzTarget> all = new LinkedHashMap<>();
    readers().forEach((name, reader) -> all.put(name, input -> read(input, reader)));
    return all;
  }

  /** Returns containers of the format of a target. */
  public static List<byte[]> seeds(String target) {
    List<byte[]> seeds = new ArrayList<>();
    for (Samples sample : Samples.values()) {
      if (sample.name().replace("_", "-").equalsIgnoreCase(target) || isAlias(sample, target)) {
        seeds.add(sample.make());
      }
    }
    seeds.addAll(MoreSamples.of(target));
    return seeds;
  }

  private static boolean isAlias(Samples sample, String target) {
    return sample == Samples.SEVEN_ZIP && target.equals("7z")
        || sample == Samples.APPLE_DOUBLE && target.equals("apple")
        || sample == Samples.MAC_BINARY && target.equals("macbinary");
  }

  private static void read(byte[] input, ContainerReader reader) throws IOException {
    Content content = Content.of(input);
    Listing listing = list(content, reader);
    check(listing.members().size() <= MEMBERS, "more members than allowed");
    Listing again = list(content, reader);
    check(names(listing).equals(names(again)), "two listings of one container");
    check(listing.flaws().equals(again.flaws()), "other flaws the second time");
    long left = BYTES;
    for (int i = 0; i < listing.members().size() && left > 0; i++) {
      Member member = listing.members().get(i);
      byte[] bytes = first(member, left);
      left -= bytes.length;
      check(Arrays.equals(first(again.members().get(i), bytes.length), bytes), "other bytes");
      try (InputStream in = member.content(bytes.length).open()) {
        check(Arrays.equals(in.readAllBytes(), bytes), "other bytes as content");
      }
    }
  }

  /** As {@link Containers} does: what cannot be read is a flaw. */
  private static Listing list(Content content, ContainerReader reader) {
    Listing.Draft draft = new Listing.Draft(new SmallMeter());
    try {
      reader.read(content, "a.bin", draft);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      draft.flaw(Flaw.Kind.BROKEN, String.valueOf(e.getMessage()));
    }
    return draft.done();
  }

  private static List<String> names(Listing listing) {
    return listing.members().stream().map(member -> member.name() + " " + member.how()).toList();
  }

  /** The bytes of a member, up to where it breaks or there are enough. */
  private static byte[] first(Member member, long most) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try (InputStream in = member.open()) {
      byte[] block = new byte[4096];
      int n = 0;
      while (n >= 0 && out.size() < most) {
        out.write(block, 0, n);
        n = in.read(block, 0, (int) Math.min(block.length, most - out.size()));
      }
    } catch (BrokenException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  /** A meter of little. */
  private static final class SmallMeter implements Meter {
    private long kept;

    @Override
    public int members() {
      return MEMBERS;
    }

    @Override
    public long bytes() {
      return Math.max(0, BYTES - kept);
    }

    @Override
    public boolean late() {
      return false;
    }

    @Override
    public Content keep(InputStream in) throws IOException {
      byte[] bytes = first(Member.of("", "", () -> in), bytes() + 1);
      kept += bytes.length;
      return Content.of(bytes);
    }

    @Override
    public Content jumping(Content content) throws IOException {
      try (InputStream in = content.open()) {
        return Content.of(in.readAllBytes());
      }
    }
  }
}
