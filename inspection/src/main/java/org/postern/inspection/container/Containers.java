package org.postern.inspection.container;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.postern.inspection.content.Content;

/** Every container format that is known, by the media type of its content. */
public final class Containers {
  /** What the program 7z is asked for. */
  private static final List<String> OUTSIDE =
      List.of(
          "application/vnd.ms-cab-compressed",
          "application/x-arj",
          "application/x-lha",
          "application/x-xar",
          "application/x-rpm",
          "application/x-ms-compress",
          "application/vnd.ms-htmlhelp",
          "application/x-ms-wim",
          "application/x-iso9660-image",
          "application/x-udf",
          "application/x-vhd",
          "application/x-vhdx",
          "application/x-vmdk",
          "application/x-vdi",
          "application/x-qemu-disk",
          "application/x-apple-diskimage",
          "application/x-squashfs",
          "application/x-cramfs",
          "application/x-ntfs",
          "application/x-fat",
          "application/x-hfs",
          "application/x-gpt");

  /** Bytes of memory that one packed file may need to be unpacked. */
  public static final long MEMORY = (long) Codec.MEMORY_KB << 10;

  private static final Map<String, ContainerReader> READERS = readers();

  private Containers() {}

  private static Map<String, ContainerReader> readers() {
    Map<String, ContainerReader> readers = new HashMap<>();
    ContainerReader outside = new OutsideReader(SevenZipProgram.installed());
    readers.put("application/zip", new SecondReader(new ZipReader(), outside));
    readers.put("application/gzip", new PackedReader(Codec.GZIP));
    readers.put("application/x-bzip2", new PackedReader(Codec.BZIP2));
    readers.put("application/x-xz", new PackedReader(Codec.XZ));
    readers.put("application/x-lzma", new PackedReader(Codec.LZMA));
    readers.put("application/zstd", new PackedReader(Codec.ZSTD));
    readers.put("application/x-lzip", new PackedReader(Codec.LZIP));
    readers.put("application/x-lz4", new PackedReader(Codec.LZ4));
    readers.put("application/x-lz4-legacy", new PackedReader(Codec.LZ4_LEGACY));
    readers.put("application/x-snappy-framed", new PackedReader(Codec.SNAPPY));
    readers.put("application/x-compress", new PackedReader(Codec.COMPRESS));
    readers.put("application/x-tar", new TarReader());
    readers.put("application/x-archive", new ArReader());
    readers.put("application/x-cpio", new CpioReader());
    // Linked when the first one is read: the library may be missing.
    ContainerReader sevenZip =
        (content, name, draft) -> new SevenZipReader().read(content, name, draft);
    readers.put("application/x-7z-compressed", new SecondReader(sevenZip, outside));
    readers.put("application/x-ole-storage", new OleReader());
    readers.put("application/ms-tnef", new TnefReader());
    readers.put("application/applefile", new AppleReader());
    readers.put("application/macbinary", new MacBinaryReader());
    readers.put("application/mbox", new MboxReader());
    readers.put("application/onenote", new OneNoteReader());
    readers.put("application/pkcs7-mime", new CmsReader());
    readers.put("application/pgp-encrypted", new PgpReader());
    // As the text of XML that is sniffed as one of them; what has them otherwise is another file.
    ContainerReader flat = new FlatXmlReader();
    readers.put("application/msword", flat);
    readers.put("application/vnd.ms-excel", flat);
    readers.put("application/vnd.oasis.opendocument", flat);
    readers.put("application/rtf", new RtfReader());
    readers.put("application/x-mso", new ActiveMimeReader());
    readers.put("application/x-dosexec", new ProgramReader());
    readers.put("application/x-elf", new ProgramReader());
    readers.put("application/pdf", new PdfReader());
    readers.put("application/vnd.rar", new RarReader(unpacker("application/vnd.rar"), outside));
    for (String type : OUTSIDE) {
      readers.put(type, outside);
    }
    return Map.copyOf(readers);
  }

  /** Returns what a jar beside ours unpacks a format with. */
  private static Optional<Unpacker> unpacker(String type) {
    ServiceLoader<Unpacker> services =
        ServiceLoader.load(Unpacker.class, Containers.class.getClassLoader());
    try {
      return services.stream()
          .map(ServiceLoader.Provider::get)
          .filter(unpacker -> unpacker.mediaType().equals(type))
          .findFirst();
    } catch (ServiceConfigurationError e) {
      // A jar for another version: the format is then reported as not unpacked.
      return Optional.empty();
    }
  }

  /** Returns whether content of one of these types is a container that can be listed. */
  public static boolean knows(Collection<String> types) {
    return types.stream().anyMatch(READERS::containsKey);
  }

  /**
   * Lists what is in a container. Never throws for what is in the content: what cannot be read is a
   * flaw.
   *
   * @param content that {@link Content#jumps}
   * @param types every media type that it may be; it is read as each of them
   * @param name of the container; may be empty
   */
  public static Listing list(Content content, Collection<String> types, String name, Meter meter) {
    Listing.Draft draft = new Listing.Draft(meter);
    Set<ContainerReader> readers = new LinkedHashSet<>();
    for (String type : types) {
      ContainerReader reader = READERS.get(type);
      if (reader != null && readers.add(reader)) {
        read(reader, content, name, type, draft);
      }
    }
    return draft.done();
  }

  private static void read(
      ContainerReader reader, Content content, String name, String type, Listing.Draft draft) {
    try {
      reader.read(content, name, draft);
    } catch (NoClassDefFoundError | UnsatisfiedLinkError e) {
      draft.flaw(Flaw.Kind.NOT_UNPACKED, type + " is not unpacked: a library is missing");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // What libraries answer to lies; what was listed until then counts.
      draft.flaw(Flaw.Kind.BROKEN, type + ": " + e.getMessage());
    }
  }
}
