package org.postern.inspection.policy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.postern.inspection.data.Expression;

/**
 * Whether a condition holds wherever another does, as far as the two themselves show it: never said
 * wrongly, and not always seen.
 */
final class Covering {
  private Covering() {}

  /** Returns whether {@code wide} is sure to hold wherever {@code narrow} holds. */
  static boolean covers(Condition wide, Condition narrow) {
    if (wide.equals(narrow)) {
      return true;
    }
    if (wide instanceof AllOf all) {
      return all.conditions().stream().allMatch(each -> covers(each, narrow));
    }
    if (narrow instanceof AnyOf any) {
      return any.conditions().stream().allMatch(each -> covers(wide, each));
    }
    return wide instanceof AnyOf any
            && any.conditions().stream().anyMatch(each -> covers(each, narrow))
        || narrow instanceof AllOf all
            && all.conditions().stream().anyMatch(each -> covers(wide, each))
        || coversAlike(wide, narrow);
  }

  /** Compares two conditions of the same sort that are not made of others, but for {@code not}. */
  private static boolean coversAlike(Condition wide, Condition narrow) {
    return switch (wide) {
      case AttachmentIs w -> narrow instanceof AttachmentIs n && attachment(w, n);
      case BodyIs w -> narrow instanceof BodyIs n && body(w, n);
      case ClientIs w -> narrow instanceof ClientIs n && client(w, n);
      case DataIs w -> narrow instanceof DataIs n && data(w, n);
      case DirectionIs w ->
          narrow instanceof DirectionIs n && w.directions().containsAll(n.directions());
      case FoundBefore w -> narrow instanceof FoundBefore n && found(w, n);
      case HeaderIs w -> narrow instanceof HeaderIs n && header(w, n);
      case MessageIs w -> narrow instanceof MessageIs n && w.size().covers(n.size());
      case Not w -> narrow instanceof Not n && covers(n.inner(), w.inner());
      case RecipientIs w ->
          narrow instanceof RecipientIs n
              && patterns(w.patterns(), n.patterns())
              && same(w.matches(), n.matches());
      case SenderIs w -> narrow instanceof SenderIs n && sender(w, n);
      case AllOf w -> false;
      case AnyOf w -> false;
      case TimeIs w -> false;
    };
  }

  private static boolean attachment(AttachmentIs wide, AttachmentIs narrow) {
    return wide.moreThan().orElse(0) <= narrow.moreThan().orElse(0)
        && wide.tests().stream()
            .allMatch(test -> narrow.tests().stream().anyMatch(other -> test(test, other)));
  }

  private static boolean test(NodeTest wide, NodeTest narrow) {
    return switch (wide) {
      case NodeTest.Named w ->
          narrow instanceof NodeTest.Named n && w.patterns().cover(n.patterns());
      case NodeTest.NameMatching w ->
          narrow instanceof NodeTest.NameMatching n
              && w.expression().source().equals(n.expression().source());
      case NodeTest.OfType w ->
          narrow instanceof NodeTest.OfType n
              && w.families().containsAll(n.families())
              && new Patterns(w.media()).cover(new Patterns(n.media()));
      case NodeTest.Declared w ->
          narrow instanceof NodeTest.Declared n && w.types().cover(n.types());
      case NodeTest.Sized w -> narrow instanceof NodeTest.Sized n && w.size().covers(n.size());
      case NodeTest.Digest w ->
          narrow instanceof NodeTest.Digest n && w.digests().containsAll(n.digests());
      case NodeTest.Acting w ->
          narrow instanceof NodeTest.Acting n && w.kinds().containsAll(n.kinds());
      case NodeTest.Locked w -> wide.equals(narrow);
      case NodeTest.Contradictory w -> wide.equals(narrow);
      case NodeTest.Inside w -> wide.equals(narrow);
    };
  }

  private static boolean body(BodyIs wide, BodyIs narrow) {
    boolean words =
        wide.words().isEmpty()
            || !narrow.words().isEmpty()
                && wide.words().containsAll(narrow.words())
                && wide.distinct() <= narrow.distinct();
    return words && same(wide.matches(), narrow.matches());
  }

  private static boolean client(ClientIs wide, ClientIs narrow) {
    boolean networks =
        wide.networks().isEmpty()
            || !narrow.networks().isEmpty() && wide.networks().containsAll(narrow.networks());
    return networks
        && patterns(wide.names(), narrow.names())
        && same(wide.addressMatches(), narrow.addressMatches())
        && isOpenOr(wide.relay(), narrow.relay())
        && isOpenOr(wide.authenticated(), narrow.authenticated());
  }

  private static boolean data(DataIs wide, DataIs narrow) {
    return wide.query().what().containsAll(narrow.query().what())
        && wide.query().least().compareTo(narrow.query().least()) <= 0
        && wide.query().count() <= narrow.query().count()
        && wide.query().distinct() <= narrow.query().distinct();
  }

  private static boolean found(FoundBefore wide, FoundBefore narrow) {
    return isOpenOr(wide.kinds(), narrow.kinds())
        && isOpenOr(wide.effects(), narrow.effects())
        && patterns(wide.names(), narrow.names());
  }

  private static boolean header(HeaderIs wide, HeaderIs narrow) {
    boolean present =
        isOpenOr(wide.present(), narrow.present())
            || wide.present().equals(Optional.of(true)) && narrow.isOnlyWherePresent();
    return wide.name().equalsIgnoreCase(narrow.name())
        && present
        && moreThan(wide.moreThan(), narrow.moreThan())
        && patterns(wide.like(), narrow.like())
        && same(wide.matches(), narrow.matches());
  }

  private static boolean sender(SenderIs wide, SenderIs narrow) {
    return wide.matches().isEmpty()
        && narrow.matches().isEmpty()
        && (wide.nobody() || !narrow.nobody())
        && (narrow.patterns().isEmpty()
            || wide.patterns().map(w -> w.cover(narrow.patterns().get())).orElse(false));
  }

  private static boolean patterns(Optional<Patterns> wide, Optional<Patterns> narrow) {
    return wide.isEmpty() || narrow.isPresent() && wide.get().cover(narrow.get());
  }

  private static boolean same(Optional<Expression> wide, Optional<Expression> narrow) {
    return isOpenOr(wide.map(Expression::source), narrow.map(Expression::source));
  }

  private static boolean moreThan(OptionalLong wide, OptionalLong narrow) {
    return wide.isEmpty() || narrow.isPresent() && wide.getAsLong() <= narrow.getAsLong();
  }

  private static <T> boolean isOpenOr(Optional<T> wide, Optional<T> narrow) {
    return wide.isEmpty() || wide.equals(narrow);
  }

  private static <T> boolean isOpenOr(Set<T> wide, Set<T> narrow) {
    return wide.isEmpty() || !narrow.isEmpty() && wide.containsAll(narrow);
  }
}
