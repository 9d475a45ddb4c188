package org.postern.inspection.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.postern.inspection.anatomy.Node;

/**
 * The parameters of one Content-Type field, all of them, in order. Source: RFC 2045, section 5.1;
 * RFC 2231, section 3.
 */
record ContentTypeField(List<NameValuePair> parameters) {

  /** Returns the Content-Type fields of a node: honest mail has one at most. */
  static Stream<ContentTypeField> all(Node node) {
    return node.header()
        .all("Content-Type")
        .map(field -> new ContentTypeField(parameters(field.unfolded())));
  }

  /** Returns every boundary that is given as one value, without blanks at its end. */
  List<String> boundaries() {
    return parameters.stream()
        .filter(parameter -> lower(parameter.getName()).equals("boundary"))
        .map(parameter -> String.valueOf(parameter.getValue()).stripTrailing())
        .filter(boundary -> !boundary.isEmpty())
        .toList();
  }

  /** Returns how long the longest boundary is, continuations taken together. */
  int boundaryLength() {
    int whole = boundaries().stream().mapToInt(String::length).max().orElse(0);
    int continued =
        parameters.stream()
            .filter(parameter -> lower(parameter.getName()).startsWith("boundary*"))
            .mapToInt(parameter -> String.valueOf(parameter.getValue()).length())
            .sum();
    return Math.max(whole, continued);
  }

  private static List<NameValuePair> parameters(String body) {
    int semicolon = body.indexOf(';');
    if (semicolon < 0) {
      return List.of();
    }
    byte[] bytes = body.substring(semicolon + 1).getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayBuffer buffer = new ByteArrayBuffer(bytes, true);
    return RawFieldParser.DEFAULT.parseParameters(buffer, new ParserCursor(0, buffer.length()));
  }

  private static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
