package org.postern.inspection.data;

/**
 * A JSON Web Token: three runs of base64url with points between, the first two of which are objects
 * of JSON. Source: RFC 7519, section 3; RFC 7515, section 3.1.
 */
final class WebToken implements Shape {
  private static final String OBJECT = "eyJ";
  private static final int LEAST = 16;

  @Override
  public String starts() {
    return "e";
  }

  @Override
  public int match(Scanned text, int from) {
    // Behind a letter of the same run, the run was read before.
    if (Token.Kind.URL.has(text.at(from - 1)) || !text.startsWith(OBJECT, from)) {
      return -1;
    }
    int claims = run(text, from);
    if (claims - from < LEAST || text.at(claims) != '.' || !text.startsWith(OBJECT, claims + 1)) {
      return -1;
    }
    int signature = run(text, claims + 1);
    if (text.at(signature) != '.') {
      return -1;
    }
    int end = run(text, signature + 1);
    return end - signature > LEAST ? end : -1;
  }

  private static int run(Scanned text, int from) {
    int at = from;
    while (Token.Kind.URL.has(text.at(at))) {
      at++;
    }
    return at;
  }
}
