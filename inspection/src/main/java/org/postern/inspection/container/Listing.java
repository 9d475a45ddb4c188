package org.postern.inspection.container;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a container holds.
 *
 * @param members the files in it, without folders, in order
 * @param flaws what keeps it from being seen whole, or the only way
 * @param traits what it is, as far as only what is in it tells
 */
public record Listing(List<Member> members, List<Flaw> flaws, Set<Trait> traits) {
  public Listing {
    members = List.copyOf(members);
    flaws = List.copyOf(flaws);
    traits = Set.copyOf(traits);
  }

  /** Returns whether there is a flaw of a kind. */
  public boolean has(Flaw.Kind kind) {
    return flaws.stream().anyMatch(flaw -> flaw.kind() == kind);
  }

  /** A listing that is being made. */
  static final class Draft {
    final Meter meter;
    private final List<Member> members = new ArrayList<>();
    private final Set<Flaw> flaws = new LinkedHashSet<>();
    private final Set<Trait> traits = new LinkedHashSet<>();

    /** Flaws beyond these say nothing new. */
    private static final int MOST_FLAWS = 20;

    Draft(Meter meter) {
      this.meter = meter;
    }

    /** Returns whether nothing more may be added: there are enough members, or time is up. */
    boolean full() {
      return members.size() >= meter.members() || meter.late();
    }

    void add(Member member) {
      if (members.size() < meter.members()) {
        members.add(member);
      }
    }

    void addAll(Listing listing) {
      listing.members().forEach(this::add);
      listing.flaws().forEach(flaw -> flaw(flaw.kind(), flaw.detail()));
      listing.traits().forEach(this::trait);
    }

    void flaw(Flaw.Kind kind, String detail) {
      if (flaws.size() < MOST_FLAWS) {
        flaws.add(new Flaw(kind, detail));
      }
    }

    void trait(Trait trait) {
      traits.add(trait);
    }

    boolean has(Trait trait) {
      return traits.contains(trait);
    }

    int size() {
      return members.size();
    }

    Listing done() {
      return new Listing(members, List.copyOf(flaws), traits);
    }
  }
}
