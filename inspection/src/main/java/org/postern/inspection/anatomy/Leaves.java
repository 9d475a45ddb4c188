package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.inspection.container.BrokenException;
import org.postern.inspection.container.Containers;
import org.postern.inspection.container.Flaw;
import org.postern.inspection.container.Listing;
import org.postern.inspection.container.Member;
import org.postern.inspection.container.Meter;
import org.postern.inspection.content.Content;

/** Reads what is not made of MIME parts: files, and the files in them, at any depth. */
final class Leaves {
  private static final Set<String> MESSAGES =
      Set.of("eml", "emlx", "msg", "nws", "mht", "mhtml", "mbox", "mbx");

  private final Account account;
  private final Letters letters;
  private final Embedded embedded;
  private final Shelf shelf = new Shelf();

  /** Reads a file that is a message, or that is only guessed to be one. */
  @FunctionalInterface
  interface Letters {
    Node read(Content content, String path, int depth, boolean guessed);
  }

  Leaves(Account account, Letters letters) {
    this.account = account;
    this.letters = letters;
    this.embedded = new Embedded(account, this);
  }

  /** Looks into a file for all that may be in it: it may be a container, a message or a text. */
  Inside file(FileSpot file) {
    Inside inside =
        inside(
            file.content(),
            file.measure().types(),
            file.name(),
            file.path(),
            file.depth(),
            file.faults());
    if (!inside.children().isEmpty() || !isMessage(file.measure().types())) {
      return texts(file, inside);
    }
    Inside letter = letter(file, inside);
    // A message is looked through as such; prose that is taken for one here may be text elsewhere.
    boolean sure = isNamedMessage(file.name()) && !letter.children().isEmpty();
    return sure ? letter : texts(file, letter);
  }

  /** Looks for files in a file that may be a text. */
  Inside texts(FileSpot file, Inside known) {
    return embedded.in(file, known);
  }

  /**
   * Looks into a file that may be a container.
   *
   * @param types what it looks like from outside
   * @param name of the file; may be empty
   * @param path that the members begin with
   * @param depth of the file
   * @param faults where it is said what is wrong with the file
   */
  Inside inside(
      Content content,
      List<FileType> types,
      String name,
      String path,
      int depth,
      List<Fault> faults) {
    List<String> words = types.stream().map(FileType::mediaType).toList();
    Traits.closed(types).ifPresent(faults::add);
    if (!Containers.knows(words) || !account.depth(depth + 1, path) || account.late(path)) {
      return new Inside(List.of(), types, false);
    }
    Listing listing =
        Containers.list(shelf.jumping(content), words, name, new ContainerMeter(path));
    listing.flaws().forEach(flaw -> faults.add(fault(flaw)));
    List<Node> nodes = new ArrayList<>();
    for (Member member : listing.members()) {
      String label = member.name().isEmpty() ? Integer.toString(nodes.size() + 1) : member.name();
      String memberPath = Paths.member(path, label);
      if (!account.entry(memberPath)) {
        break;
      }
      nodes.add(member(member, memberPath, depth + 1));
    }
    boolean encrypted = listing.has(Flaw.Kind.ENCRYPTED);
    return new Inside(nodes, Traits.refine(types, listing.traits()), encrypted);
  }

  private Fault broken(Member member, BrokenException e, String path) {
    if (e.wantsMemory()) {
      account.dictionary(path);
    }
    String name = member.name().isEmpty() ? "" : member.name() + ": ";
    return new Fault(Irregularity.CONTAINER_BROKEN, name + e.getMessage());
  }

  private Node member(Member member, String path, int depth) {
    List<Fault> faults = new ArrayList<>();
    member.closed().ifPresent(flaw -> faults.add(fault(flaw)));
    if (member.closed().filter(flaw -> flaw.kind() == Flaw.Kind.MEMORY).isPresent()) {
      account.dictionary(path);
    }
    Measure measure = measure(member, path, faults);
    Content content = member.content(measure.size());
    Inside inside = new Inside(List.of(), List.of(FileType.UNKNOWN), member.encrypted());
    if (member.readable()) {
      inside = file(new FileSpot(content, measure, member.name(), path, depth, true, faults));
    }
    String how = member.readable() ? member.how() : member.how() + ", packed bytes";
    return inside.node(path, member.name(), how, content, measure, faults);
  }

  private Measure measure(Member member, String path, List<Fault> faults) {
    try (InputStream in = new MeteredStream(member.open(), account, path)) {
      Measure measure = Measure.of(in, Long.MAX_VALUE - 1, account, path, false);
      measure.broken().ifPresent(e -> faults.add(broken(member, e, path)));
      return measure;
    } catch (BrokenException e) {
      faults.add(broken(member, e, path));
      return Measure.of(InputStream.nullInputStream(), 0, account, path, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Inside letter(FileSpot file, Inside inside) {
    String inner = Paths.member(file.path(), "1");
    int depth = file.depth() + 1;
    if (!account.depth(depth, file.path()) || !account.part(inner)) {
      return inside;
    }
    Node node = letters.read(file.content(), inner, depth, !isNamedMessage(file.name()));
    return new Inside(List.of(node), inside.types(), inside.encrypted());
  }

  /** Whether a program opens the file as a message; any other that looks like one may be prose. */
  private static boolean isNamedMessage(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 || MESSAGES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static boolean isMessage(List<FileType> types) {
    return types.stream().anyMatch(type -> type.family() == FileType.Family.MESSAGE);
  }

  private static Fault fault(Flaw flaw) {
    return new Fault(
        switch (flaw.kind()) {
          case BROKEN -> Irregularity.CONTAINER_BROKEN;
          case AMBIGUOUS -> Irregularity.CONTAINER_AMBIGUOUS;
          case ENCRYPTED, NOT_UNPACKED, MEMORY -> Irregularity.CONTENT_CLOSED;
        },
        flaw.detail());
  }

  /** Returns the content in a form that can be read from any position. */
  Content jumping(Content content) {
    return shelf.jumping(content);
  }

  /** The account of the message, as the readers of one container see it. */
  private final class ContainerMeter implements Meter {
    private final String path;
    private long kept;

    ContainerMeter(String path) {
      this.path = path;
    }

    @Override
    public int members() {
      // One more than there may be: the budget then says that there was more.
      return account.entries() + 1;
    }

    @Override
    public long bytes() {
      return Math.max(0, account.unpackedBytes() - kept);
    }

    @Override
    public boolean late() {
      return account.late(path);
    }

    @Override
    public Content keep(InputStream in) throws IOException {
      // One byte more than there may be: the budget then says that there was more.
      Content content = shelf.keep(in, bytes() + 1);
      kept += content.size();
      return content;
    }

    @Override
    public Content jumping(Content content) {
      return shelf.jumping(content);
    }
  }
}
