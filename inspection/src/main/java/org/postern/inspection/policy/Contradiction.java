package org.postern.inspection.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why conditions can never all hold of one message and one recipient, as far as they themselves
 * show it: never said wrongly, and not always seen.
 */
final class Contradiction {
  private Contradiction() {}

  /** Returns why, in words that complete "can never hold"; empty if nothing speaks against it. */
  static Optional<String> in(Condition condition) {
    if (condition instanceof AnyOf any) {
      List<Optional<String>> each = any.conditions().stream().map(Contradiction::in).toList();
      return each.stream().allMatch(Optional::isPresent) ? each.get(0) : Optional.empty();
    }
    List<Condition> all = flat(condition).toList();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof AnyOf any && in(any).isPresent()) {
        return in(any);
      }
      Optional<String> denied = denied(all.get(i), condition);
      if (denied.isPresent()) {
        return denied;
      }
      for (Condition other : all.subList(i + 1, all.size())) {
        if (excludes(all.get(i), other) || excludes(other, all.get(i))) {
          return Optional.of("both " + all.get(i).written() + " and " + other.written());
        }
      }
    }
    return directions(all);
  }

  private static Stream<Condition> flat(Condition condition) {
    return condition instanceof AllOf all
        ? all.conditions().stream().flatMap(Contradiction::flat)
        : Stream.of(condition);
  }

  /** What is asked together is also asked not to be. */
  private static Optional<String> denied(Condition one, Condition whole) {
    return one instanceof Not not && Covering.covers(not.inner(), withoutNot(whole, not))
        ? Optional.of("<not> takes away all that the other conditions leave")
        : Optional.empty();
  }

  private static Condition withoutNot(Condition whole, Not not) {
    return new AllOf(flat(whole).filter(each -> each != not).toList());
  }

  private static boolean excludes(Condition one, Condition other) {
    return switch (one) {
      case MessageIs a -> other instanceof MessageIs b && a.size().isApartFrom(b.size());
      case SenderIs a -> other instanceof SenderIs b && excludes(a, b);
      case RecipientIs a ->
          other instanceof RecipientIs b
              && a.patterns().isPresent()
              && b.patterns().isPresent()
              && a.patterns().get().isApartFrom(b.patterns().get());
      case HeaderIs a ->
          other instanceof HeaderIs b
              && a.name().equalsIgnoreCase(b.name())
              && a.present().equals(Optional.of(false))
              && b.isOnlyWherePresent();
      case ClientIs a ->
          other instanceof ClientIs b
              && (differ(a.relay(), b.relay())
                  || differ(a.authenticated(), b.authenticated())
                  || a.authenticated().equals(Optional.of(true))
                      && b.relay().equals(Optional.of(false)));
      case AllOf a -> false;
      case AnyOf a -> false;
      case AttachmentIs a -> false;
      case BodyIs a -> false;
      case DataIs a -> false;
      case DirectionIs a -> false;
      case FoundBefore a -> false;
      case Not a -> false;
      case TimeIs a -> false;
    };
  }

  private static boolean excludes(SenderIs one, SenderIs other) {
    boolean nobody = one.nobody() && other.nobody();
    boolean somebody =
        one.patterns().isPresent()
            && other.patterns().isPresent()
            && !one.patterns().get().isApartFrom(other.patterns().get());
    return one.matches().isEmpty() && other.matches().isEmpty() && !nobody && !somebody;
  }

  private static boolean differ(Optional<Boolean> one, Optional<Boolean> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /** A client that may relay or logged in is one of the site's own. */
  private static Optional<String> directions(List<Condition> all) {
    Set<Direction> left = EnumSet.allOf(Direction.class);
    @Nullable Condition last = null;
    for (Condition condition : all) {
      if (condition instanceof DirectionIs is) {
        left.retainAll(is.directions());
        last = is;
      } else if (condition instanceof ClientIs client && isOurs(client)) {
        left.retainAll(EnumSet.of(Direction.OUTBOUND, Direction.INTERNAL));
        last = client;
      }
      if (left.isEmpty() && last != null) {
        return Optional.of("there is no direction left for " + last.written());
      }
    }
    return Optional.empty();
  }

  private static boolean isOurs(ClientIs client) {
    return client.relay().equals(Optional.of(true))
        || client.authenticated().equals(Optional.of(true));
  }
}
