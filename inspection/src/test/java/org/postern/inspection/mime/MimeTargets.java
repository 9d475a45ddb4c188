package org.postern.inspection.mime;

import static org.postern.inspection.fuzz.FuzzTarget.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Window;
import org.postern.inspection.fuzz.FuzzTarget;
import org.postern.inspection.fuzz.SmallReads;
import org.postern.inspection.mime.FieldValue.Comments;
import org.postern.inspection.mime.FieldValue.Parameter;
import org.postern.inspection.mime.Multipart.Rule;
import org.postern.inspection.mime.Multipart.Span;
import org.postern.inspection.text.OneLine;

/** Values of fields, and delimiters. */
public final class MimeTargets {
  private static final int MOST_PARTS = 50;

  private MimeTargets() {}

  /** Returns the targets by name. */
  public static Map<String, FuzzTarget> all() {
    Map<String, FuzzTarget> all = new LinkedHashMap<>();
    all.put("values", input -> values(new String(input, StandardCharsets.ISO_8859_1)));
    all.put("delimiters", MimeTargets::delimiters);
    all.put("one-line", input -> oneLine(new String(input, StandardCharsets.UTF_8)));
    all.put("one-line-wide", input -> oneLine(new String(input, StandardCharsets.UTF_16BE)));
    return all;
  }

  private static void values(String text) {
    for (Comments comments : Comments.values()) {
      FieldValue value = FieldValue.parse(text, comments);
      long length = value.value().length();
      for (Parameter parameter : value.parameters()) {
        length += parameter.name().length() + parameter.value().length();
        check(parameter.name().equals(parameter.name().strip()), "a name has blanks around it");
      }
      // Lower case is longer for one letter of ISO 8859-1 at most.
      check(length <= 2L * text.length(), "more came out than went in");
      for (String name : List.of("name", "filename", "boundary")) {
        List<String> all = Parameters.all(value.parameters(), name, EncodedWords::decode);
        check(new HashSet<>(all).size() == all.size(), "a value is listed twice");
        check(all.size() <= value.parameters().size(), "more values than parameters");
      }
    }
    check(EncodedWords.decode(text).length() <= text.length(), "a decoded word is longer");
    List<String> candidates = BoundaryText.candidates(text);
    check(candidates.size() <= 24, "too many boundaries");
    check(candidates.stream().noneMatch(String::isEmpty), "an empty boundary");
    BoundaryText.isPlain(text);
    Set<String> names = new HashSet<>();
    NameText.others(text, "filename", names::add);
    NameText.others(text, "name", names::add);
    check(names.size() <= text.length() + 1, "more names than characters");
  }

  /** The first line is the boundary, the rest the body. */
  private static void delimiters(byte[] input) throws IOException {
    int line = 0;
    while (line < input.length && input[line] != '\n') {
      line++;
    }
    String boundary = new String(input, 0, line, StandardCharsets.ISO_8859_1);
    int from = Math.min(line + 1, input.length);
    byte[] body = Arrays.copyOfRange(input, from, input.length);
    Content content = Content.of(body);
    Dashes dashes = Dashes.in(content);
    checkRuns(body, dashes);
    Dashes again = Dashes.in(new SmallReads(body, 3));
    check(runs(dashes).equals(runs(again)), "dashes differ with the size of reads");
    if (boundary.isEmpty()) {
      return;
    }
    Span all = new Span(0, body.length);
    for (Rule rule : Rule.values()) {
      Multipart cut = cut(content, dashes, all, boundary, rule);
      check(
          cut.equals(cut(new SmallReads(body, 5), again, all, boundary, rule)), "two ways to cut");
      checkCut(cut, body.length);
    }
  }

  private static Multipart cut(
      Content content, Dashes dashes, Span body, String boundary, Rule rule) {
    return Multipart.cut(new Window(content), dashes, body, boundary, MOST_PARTS, rule);
  }

  private static void checkCut(Multipart cut, long length) {
    check(cut.parts().size() <= MOST_PARTS, "too many parts");
    check(cut.doubtful().size() <= Multipart.MOST_DOUBTFUL, "too many doubtful lines");
    check(cut.preamble().from() == 0, "the preamble begins late");
    long end = cut.preamble().to();
    for (Span part : cut.parts()) {
      check(part.from() >= end && part.to() >= part.from(), "parts overlap");
      end = part.to();
    }
    check(end <= length, "a part ends behind the body");
    check(cut.epilogue().to() <= length, "the epilogue ends behind the body");
    cut.doubtful()
        .forEach(line -> check(0 <= line.from() && line.to() <= length, "a line outside"));
  }

  /** Every run of two or more dashes is there, and only dashes are. */
  private static void checkRuns(byte[] body, Dashes dashes) {
    int run = 0;
    for (int at = 0; at < body.length; at++) {
      if (body[at] != '-') {
        continue;
      }
      int end = at;
      while (end < body.length && body[end] == '-') {
        end++;
      }
      if (end - at > 1) {
        while (run < dashes.count() && dashes.start(run) < at) {
          check(dashes.length(run) == 1, "a run that is not there");
          run++;
        }
        check(run < dashes.count(), "a run is missing");
        check(dashes.start(run) == at && dashes.length(run) == end - at, "a run is another");
        check(dashes.firstFrom(at) == run, "a run is not found");
        run++;
      }
      at = end;
    }
  }

  private static String runs(Dashes dashes) {
    StringBuilder runs = new StringBuilder();
    for (int run = 0; run < dashes.count(); run++) {
      if (dashes.length(run) > 1) {
        runs.append(dashes.start(run)).append('+').append(dashes.length(run)).append(' ');
      }
    }
    return runs.toString();
  }

  private static void oneLine(String text) {
    for (int max : new int[] {0, 1, 20, 1000}) {
      String line = OneLine.of(text, max);
      check(line.codePointCount(0, line.length()) <= max + 3, "longer than allowed");
      check(line.codePoints().noneMatch(MimeTargets::isOdd), "a character that is not plain");
      check(OneLine.of(line, max + 3).equals(line), "made safe twice, it is another");
      String value = OneLine.value(text, max);
      String inner = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
      check(inner.indexOf('"') < 0 && inner.indexOf('\\') < 0, "a quote in a value");
      check(value != inner || inner.indexOf(' ') < 0 && !inner.isEmpty(), "bare, but not one word");
    }
  }

  private static boolean isOdd(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069
        || c >= 0xd800 && c <= 0xdfff;
  }
}
