package org.postern.archive;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole chain, read from its first line to its last, and what it says of each mail. */
final class ChainReading {
  private static final int SHOWN = 80;

  private final List<Fault> faults = new ArrayList<>();
  private final Map<ArchiveId, Entry.Kept> kept = new LinkedHashMap<>();
  private final Set<ArchiveId> expired = new HashSet<>();
  private final Set<ArchiveId> held = new HashSet<>();
  private final Set<String> sought;
  private String end = ChainLine.START;
  private boolean broken;
  private int lines;

  private ChainReading(Set<String> sought) {
    this.sought = new HashSet<>(sought);
  }

  /**
   * Reads all logs.
   *
   * @param known hashes of lines that must be there
   * @throws IOException if one cannot be read
   */
  static ChainReading of(Layout layout, Set<String> known) throws IOException {
    ChainReading reading = new ChainReading(known);
    List<LocalDate> days = layout.days();
    for (LocalDate day : days) {
      reading.add(DayLog.read(layout, day), day.equals(days.getLast()));
    }
    for (String hash : reading.sought) {
      reading.faults.add(new Fault("chain", "has no line with the hash " + hash + " any more"));
    }
    return reading;
  }

  private void add(DayLog log, boolean last) {
    String file = "chain/" + log.day() + ".log";
    if (!last && log.size() > log.whole()) {
      faults.add(new Fault(file, "ends within a line"));
    }
    if (!last && log.written().isEmpty()) {
      faults.add(new Fault(file, "is empty"));
    }
    int number = 0;
    for (String written : log.written()) {
      number++;
      add(file + ":" + number, written, number == 1 ? Optional.of(log.day()) : Optional.empty());
    }
  }

  private void add(String where, String written, Optional<LocalDate> opens) {
    lines++;
    Optional<ChainLine> parsed = ChainLine.parse(written);
    if (parsed.isEmpty()) {
      String shown = written.substring(0, Math.min(SHOWN, written.length()));
      faults.add(new Fault(where, "is not a line of an archive: " + shown));
      broken = true;
      return;
    }
    ChainLine line = parsed.get();
    if (!broken && !line.previous().equals(end)) {
      faults.add(
          new Fault(
              where, "does not follow from the line before: one was changed, put in or taken out"));
    }
    broken = false;
    end = line.hash();
    sought.remove(end);
    if (opens.isPresent()) {
      if (!line.opens(opens.get())) {
        faults.add(new Fault(where, "is not how the day begins: its first lines are missing"));
        line.entry().ifPresent(this::note);
      }
    } else {
      line.entry()
          .ifPresentOrElse(
              this::note,
              () -> faults.add(new Fault(where, "tells nothing that this version knows")));
    }
  }

  private void note(Entry entry) {
    switch (entry) {
      case Entry.Kept mail -> kept.put(mail.id(), mail);
      case Entry.Mark mark -> {
        switch (mark.word()) {
          case EXPIRED -> expired.add(mark.id());
          case HELD -> held.add(mark.id());
          case RELEASED -> held.remove(mark.id());
        }
      }
    }
  }

  /** What is wrong with the lines themselves. */
  List<Fault> faults() {
    return faults;
  }

  /** Every mail that was ever kept, in the order of the chain. */
  Map<ArchiveId, Entry.Kept> kept() {
    return kept;
  }

  /** Those whose time was over. */
  Set<ArchiveId> expired() {
    return expired;
  }

  /** Those that may not expire. */
  Set<ArchiveId> held() {
    return held;
  }

  /** The hash of the last line. */
  String end() {
    return end;
  }

  int lines() {
    return lines;
  }
}
