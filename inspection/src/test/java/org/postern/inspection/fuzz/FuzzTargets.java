package org.postern.inspection.fuzz;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postern.inspection.anatomy.AnatomyTargets;
import org.postern.inspection.anatomy.TextTargets;
import org.postern.inspection.container.ContainerTargets;
import org.postern.inspection.decoding.DecodingTargets;
import org.postern.inspection.engine.EngineTargets;
import org.postern.inspection.engine.icap.IcapTargets;
import org.postern.inspection.mime.MimeTargets;

/** Every target and what fuzzing it starts from, by name. */
final class FuzzTargets {
  private FuzzTargets() {}

  static Map<String, FuzzTarget> all() {
    Map<String, FuzzTarget> all = new TreeMap<>();
    all.putAll(MimeTargets.all());
    all.putAll(AnatomyTargets.all());
    all.putAll(TextTargets.all());
    all.putAll(DecodingTargets.all());
    all.putAll(ContainerTargets.all());
    all.putAll(EngineTargets.all());
    all.putAll(IcapTargets.all());
    return all;
  }

  /** Returns inputs that are made anew each time, none of them large. */
  static List<byte[]> seeds(String target) {
    List<byte[]> containers = ContainerTargets.seeds(target);
    return containers.isEmpty() ? Seeds.of(target) : containers;
  }
}
