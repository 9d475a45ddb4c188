package org.postern.inspection.active;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;

/**
 * What acts by itself in the files of one message, looked for in a file the first time somebody
 * asks about it, and not again. Hostile files give more findings or fewer, never an exception.
 */
public final class ActiveContent {
  /** Bytes of one message that are looked at, unpacked ones among them; 16 MB. */
  public static final long LIMIT = 16L << 20;

  private final Map<Node, List<Active>> known = new IdentityHashMap<>();
  private final Allowance allowance = new Allowance(LIMIT);

  /** Returns what is in a file: a part of the message, or a member of an archive or document. */
  public synchronized List<Active> of(Node node) {
    return known.computeIfAbsent(node, this::look);
  }

  /** Returns where something was not looked at, if somebody asked and there was too much of it. */
  public synchronized Optional<String> cut() {
    return allowance.cut();
  }

  private List<Active> look(Node node) {
    Notes notes = new Notes();
    for (Reading reading : node.readings()) {
      // What was cut into parts has no digest: its parts are nodes.
      if (!reading.sha256().isEmpty() && reading.size() > 0) {
        try {
          Finders.look(node, reading, allowance, notes);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return notes.all();
  }
}
