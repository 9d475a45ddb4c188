package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.postern.inspection.active.Active;
import org.postern.inspection.anatomy.FileType.Family;

/** Reads {@code <attachment>}. */
final class AttachmentForm {
  private static final String SAMPLE = "name=\"*.exe\"";

  private static final String[] TESTS = {
    "name",
    "matches",
    "type",
    "declared",
    "contradictory",
    "over",
    "under",
    "sha256",
    "encrypted",
    "has",
    "inside",
    "more-than"
  };

  static final ConditionForm FORM =
      new ConditionForm(
          "attachment",
          """
          Holds if a part of the message, or a member of an archive or document in it at any
          depth, passes every test that is written:

          - `name`: one of its names is like one of these patterns. `*` stands for any characters,
            `?` for one; blanks part the patterns, so write `?` for a blank in a name. Every name
            that any field gives the part is compared, with its folders and without, in any letter
            case; dots and blanks at the end of a name do not count.
          - `matches`: a regular expression matches somewhere in one of its names.
          - `type`: the content looks like one of these, whatever the header says: a media type, as
            a pattern (`application/pdf`, `image/*`), or a family: %s.
          - `declared`: the header declares one of these media types.
          - `contradictory`: name, declared type and content contradict each other, such as a
            program that is called a picture.
          - `over`, `under`: the size of the content, such as `10m`.
          - `sha256`: the digest of the content is one of these.
          - `encrypted`: only the recipient can open it.
          - `has`: it acts by itself in one of these ways: `macro`, `automatic-macro`, `script`,
            `built-file`, `external-link`. [The list](active.md) says exactly what is one.
          - `inside`: it lies in an archive or a document (`true`), or in the message itself.
          - `more-than`: more than so many such attachments are there; without it one is enough.
          """
              .formatted(String.join(", ", FamilyWords.all())),
          "<attachment name=\"*.exe *.scr *.pif\"/>",
          AttachmentForm::read);

  private AttachmentForm() {}

  private static Optional<Condition> read(Checked element, Mistakes mistakes) {
    Attributes attributes = new Attributes(element, TESTS);
    attributes.oneOf(SAMPLE, TESTS);
    List<NodeTest> tests = new ArrayList<>();
    attributes
        .patterns("name", "*.exe", Globs::fileName)
        .ifPresent(patterns -> tests.add(new NodeTest.Named(patterns)));
    attributes
        .expression("matches")
        .ifPresent(expression -> tests.add(new NodeTest.NameMatching(expression)));
    type(attributes).ifPresent(tests::add);
    attributes
        .patterns("declared", "application/pdf", Globs::mediaType)
        .ifPresent(patterns -> tests.add(new NodeTest.Declared(patterns)));
    attributes
        .truth("contradictory")
        .ifPresent(truth -> tests.add(new NodeTest.Contradictory(truth)));
    SizeRange size = attributes.range();
    if (!size.equals(SizeRange.ANY)) {
      tests.add(new NodeTest.Sized(size));
    }
    List<String> digests = attributes.words("sha256", "64 hexadecimal digits", AttachmentForm::sha);
    if (!digests.isEmpty()) {
      tests.add(new NodeTest.Digest(Set.copyOf(digests)));
    }
    attributes.truth("encrypted").ifPresent(truth -> tests.add(new NodeTest.Locked(truth)));
    attributes.truth("inside").ifPresent(truth -> tests.add(new NodeTest.Inside(truth)));
    // Last: it is the one that opens the file.
    Set<Active.Kind> kinds =
        attributes.chosen("has", List.of(Active.Kind.values()), Active.Kind::word);
    if (!kinds.isEmpty()) {
      tests.add(new NodeTest.Acting(kinds));
    }
    OptionalLong moreThan = attributes.count("more-than");
    return attributes.good() ? Optional.of(new AttachmentIs(tests, moreThan)) : Optional.empty();
  }

  private static Optional<NodeTest> type(Attributes attributes) {
    Set<Family> families = new HashSet<>();
    List<Glob> media = new ArrayList<>();
    attributes.words(
        "type",
        "a family such as executable, or a media type",
        word -> {
          Optional<Family> family = FamilyWords.of(word);
          if (family.isEmpty() && word.indexOf('/') < 0) {
            throw new IllegalArgumentException(
                "is neither a family nor a media type; write "
                    + String.join(", ", FamilyWords.all())
                    + ", or a media type such as application/pdf");
          }
          family.ifPresent(families::add);
          if (family.isEmpty()) {
            media.add(Globs.mediaType(word));
          }
          return word;
        });
    return families.isEmpty() && media.isEmpty()
        ? Optional.empty()
        : Optional.of(new NodeTest.OfType(families, media));
  }

  private static String sha(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (!lower.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("is not a SHA-256 digest; write 64 hexadecimal digits");
    }
    return lower;
  }
}
