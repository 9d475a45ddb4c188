package org.postern.inspection.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.content.Content;

/**
 * A zip file, read both by its central directory, as most programs do, and by the local headers, as
 * programs do that read it from the start. Where the two disagree, both members are listed and the
 * disagreement is a flaw. Nothing in it is trusted: offsets that lead nowhere end the list, sizes
 * are never used to reserve memory.
 *
 * <p>Source: PKWARE APPNOTE.TXT 6.3.10.
 */
final class ZipReader implements ContainerReader {
  private static final String LOCAL = "PK\3\4";
  private static final String CENTRAL_WORDS = "zip, central directory";
  private static final String LOCAL_WORDS = "zip, local header";
  private static final int LONGEST_NAME = 4096;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words zip = new Words(content);
    ZipDirectory directory = ZipDirectory.read(zip, draft);
    if (!directory.found()) {
      draft.flaw(Flaw.Kind.BROKEN, "a zip without a directory");
    }
    Map<Long, ZipRecord> known = new HashMap<>();
    ZipTraits traits = new ZipTraits();
    for (ZipRecord record : directory.records()) {
      known.put(record.local(), record);
      traits.note(record);
      central(zip, record, draft);
    }
    overlaps(directory.records(), draft);
    locals(zip, directory, known, traits, draft);
    traits.tell(draft);
    if (directory.records().stream().anyMatch(record -> OpenDocument.isLocked(zip, record))) {
      draft.trait(Trait.LOCKED_DOCUMENT);
      draft.flaw(Flaw.Kind.ENCRYPTED, "encrypted OpenDocument");
    }
    if (directory.found()) {
      around(zip, directory, draft);
    }
  }

  private static void central(Words zip, ZipRecord record, Listing.Draft draft) {
    if (record.folder()) {
      return;
    }
    if (!zip.is(record.local(), LOCAL) || record.data() > zip.size()) {
      draft.flaw(Flaw.Kind.BROKEN, "no local header of " + record.name());
      return;
    }
    draft.add(ZipMethod.member(zip, record, CENTRAL_WORDS));
    if (record.data() + record.packed() > zip.size()) {
      draft.flaw(Flaw.Kind.BROKEN, record.name() + " is cut off");
    }
    ZipRecord local = ZipRecord.local(zip, record.local());
    boolean other =
        !local.name().equals(record.name())
            || local.method() != record.method()
            || local.encrypted() != record.encrypted();
    if (other) {
      draft.add(ZipMethod.member(zip, local, LOCAL_WORDS));
    }
    boolean sizes =
        !local.described()
            && (local.packed() != record.packed()
                || local.unpacked() != record.unpacked()
                || local.crc() != record.crc());
    if (other || sizes) {
      draft.flaw(Flaw.Kind.AMBIGUOUS, "the two headers of " + record.name() + " differ");
    }
  }

  private static void overlaps(List<ZipRecord> records, Listing.Draft draft) {
    List<ZipRecord> sorted = new ArrayList<>(records);
    sorted.sort(Comparator.comparingLong(ZipRecord::local));
    long end = 0;
    for (ZipRecord record : sorted) {
      if (record.local() < end) {
        draft.flaw(Flaw.Kind.AMBIGUOUS, "entries overlap at " + record.name());
        return;
      }
      end = record.data() + record.packed();
    }
  }

  /** Adds what only a program sees that reads from the start. */
  private static void locals(
      Words zip,
      ZipDirectory directory,
      Map<Long, ZipRecord> known,
      ZipTraits traits,
      Listing.Draft draft) {
    List<ZipRecord> hidden = new ArrayList<>();
    long at = zip.find(LOCAL, 0, zip.size());
    while (at >= 0 && !draft.full()) {
      ZipRecord central = known.get(at);
      ZipRecord record = central == null ? ZipRecord.local(zip, at) : central;
      if (central == null && plausible(zip, record)) {
        hidden.add(record);
      }
      // In stored bytes may lie a zip with headers of its own; they are read as a file of that zip.
      boolean inside = record.method() == 0 && record.packed() <= zip.size() - record.data();
      long next = inside ? Math.max(at + 4, record.data() + record.packed()) : at + 4;
      at = zip.find(LOCAL, next, zip.size());
    }
    for (ZipRecord record : hidden) {
      traits.note(record);
      if (!record.folder()) {
        draft.add(ZipMethod.member(zip, record, LOCAL_WORDS));
        if (directory.found()) {
          draft.flaw(Flaw.Kind.AMBIGUOUS, record.name() + " is not in the directory");
        }
      }
    }
  }

  private static boolean plausible(Words zip, ZipRecord record) {
    return record.data() <= zip.size()
        && !record.name().isEmpty()
        && record.name().length() <= LONGEST_NAME
        && record.name().chars().noneMatch(c -> c < ' ')
        && (record.method() <= 20 || record.method() >= 93 && record.method() <= 99);
  }

  /** Notes what stands before and behind the zip, where it is not a program that unpacks itself. */
  private static void around(Words zip, ZipDirectory directory, Listing.Draft draft) {
    long first =
        directory.records().stream().mapToLong(ZipRecord::local).min().orElse(directory.start());
    boolean program = zip.is(0, "MZ") || zip.is(0, "#!") || zip.is(0, "\177ELF");
    boolean spanned = first == 4 && (zip.is(0, "PK00") || zip.is(0, "PK\7\b"));
    if (first > 0 && !program && !spanned) {
      draft.flaw(Flaw.Kind.AMBIGUOUS, first + " bytes stand before the zip");
    }
    long behind = zip.size() - directory.end();
    if (behind < 0) {
      draft.flaw(Flaw.Kind.BROKEN, "the comment is cut off");
    }
    for (long at = directory.end(); at < zip.size(); at++) {
      int b = zip.u8(at);
      if (b != 0 && b != '\r' && b != '\n') {
        draft.flaw(Flaw.Kind.AMBIGUOUS, behind + " bytes stand behind the zip");
        return;
      }
    }
  }
}
