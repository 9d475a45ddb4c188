package org.postern.inspection.container;

import static org.postern.inspection.fuzz.FuzzTarget.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.content.Content;
import org.postern.inspection.fuzz.FuzzTarget;

/** The reader of each container format. */
public final class ContainerTargets {
  private static final int MEMBERS = 50;
  private static final int BYTES = 256 << 10;
  private static final Map<String, String> TYPES = types();

  private ContainerTargets() {}

  private static Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("zip", "application/zip");
    types.put("tar", "application/x-tar");
    types.put("ar", "application/x-archive");
    types.put("cpio", "application/x-cpio");
    types.put("7z", "application/x-7z-compressed");
    types.put("gzip", "application/gzip");
    types.put("bzip2", "application/x-bzip2");
    types.put("xz", "application/x-xz");
    types.put("lzma", "application/x-lzma");
    types.put("zstd", "application/zstd");
    types.put("lz4", "application/x-lz4");
    types.put("snappy", "application/x-snappy-framed");
    types.put("compress", "application/x-compress");
    types.put("ole", "application/x-ole-storage");
    types.put("tnef", "application/ms-tnef");
    types.put("apple", "application/applefile");
    types.put("macbinary", "application/macbinary");
    types.put("mbox", "application/mbox");
    types.put("onenote", "application/onenote");
    types.put("cms", "application/pkcs7-mime");
    types.put("rtf", "application/rtf");
    types.put("program", "application/x-dosexec");
    types.put("pdf", "application/pdf");
    return types;
  }

  /** Returns the targets by name. */
  public static Map<String, FuzzTarget> all() {
    Map<String, FuzzTarget> all = new LinkedHashMap<>();
    TYPES.forEach((name, type) -> all.put(name, input -> read(input, type)));
    return all;
  }

  /** Returns a container of the format of a target. */
  public static List<byte[]> seeds(String target) {
    List<byte[]> seeds = new ArrayList<>();
    String type = TYPES.getOrDefault(target, "");
    for (Samples sample : Samples.values()) {
      if (sample.type.equals(type)) {
        seeds.add(sample.make());
      }
    }
    seeds.addAll(MoreSamples.of(target));
    return seeds;
  }

  private static void read(byte[] input, String type) throws IOException {
    Content content = Content.of(input);
    Listing listing = Containers.list(content, List.of(type), "a.bin", new SmallMeter());
    check(listing.members().size() <= MEMBERS, "more members than allowed");
    Listing again = Containers.list(content, List.of(type), "a.bin", new SmallMeter());
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
