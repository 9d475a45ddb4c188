package org.postern.inspection.strip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.anatomy.Anatomy;

/** What can be taken out of a message so that some places in it are gone, or why nothing can. */
public sealed interface Removal {

  /**
   * The parts that have to go.
   *
   * @param cuts in the order of the message, none within another; never empty
   */
  record Parts(List<Cut> cuts) implements Removal {
    public Parts {
      cuts = List.copyOf(cuts);
    }
  }

  /**
   * The message can only be kept as a whole.
   *
   * @param why for people, without a full stop; nothing of it comes from the message
   */
  record Whole(String why) implements Removal {}

  /**
   * Returns what has to be taken out so that nothing of some places is left. A place within an
   * archive, or within an encoded message, takes the whole attached file along.
   *
   * @param paths of nodes, at least one
   * @param breaksSignatures whether a part may be taken out of what is signed
   */
  static Removal of(Anatomy anatomy, Collection<String> paths, boolean breaksSignatures) {
    if (!anatomy.exceeded().isEmpty()) {
      return new Whole("not all of the message could be looked at");
    }
    Map<String, Way> ways = Way.to(paths, anatomy.root());
    List<Cut> cuts = new ArrayList<>();
    for (String path : paths) {
      Way way = ways.get(path);
      if (way == null) {
        return new Whole("a place that has to go is not there any more");
      }
      Optional<Way> file = way.toAttachedFile();
      if (file.isEmpty()) {
        return new Whole("there is nothing else in the message than what has to go");
      }
      Optional<String> doubt = file.get().doubt();
      if (doubt.isPresent()) {
        return new Whole(doubt.get());
      }
      if (!breaksSignatures && way.isSigned(file.get())) {
        return new Whole("the message is signed, and taking out a part would break that");
      }
      cuts.add(file.get().cut());
    }
    List<Cut> outer = outermost(cuts);
    return Doubt.about(anatomy.root(), outer)
        .<Removal>map(Whole::new)
        .orElseGet(() -> new Parts(outer));
  }

  private static List<Cut> outermost(List<Cut> cuts) {
    List<Cut> outer = new ArrayList<>();
    cuts.stream()
        .sorted(
            Comparator.comparingLong((Cut cut) -> cut.range().from())
                .thenComparing(cut -> -cut.range().to()))
        .filter(cut -> outer.isEmpty() || !outer.get(outer.size() - 1).holds(cut))
        .forEach(outer::add);
    return outer;
  }
}
