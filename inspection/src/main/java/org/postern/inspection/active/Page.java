package org.postern.inspection.active;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;

/** What a page or a picture does that a browser opens from a file: HTML, SVG. */
final class Page implements Markup.Listener {
  /** What hands a file to the recipient. Lower case. */
  private static final List<String> BUILDERS =
      List.of(
          "mssaveblob",
          "mssaveoropenblob",
          "createobjecturl",
          "new blob",
          "showsavefilepicker",
          "createwritable");

  /** What turns letters into bytes, of which a page only has many if they are a file. */
  private static final List<String> DECODERS =
      List.of("atob", "fromcharcode", "unescape", "decodeuricomponent", "eval", "frombase64");

  /** Letters of base64 without a break that are no name, no key and no small picture. */
  private static final int LONG_RUN = 8192;

  private static final int OVERLAP = 32;

  /** Elements whose content is data for a script, not one. */
  private static final Set<String> DATA_TYPES =
      Set.of("application/ld+json", "application/json", "text/template", "importmap");

  private final Notes notes;
  private String last = "";
  private boolean openScript;
  private boolean script;
  private boolean decodes;
  private String builds = "";
  private String anchor = "";
  private boolean download;
  private int run;
  private int longest;

  private Page(Notes notes) {
    this.notes = notes;
  }

  /** Looks at a page unless it is the letter itself, in which no program runs scripts. */
  static void in(Node node, Reading reading, Allowance allowance, Notes notes) throws IOException {
    Page page = new Page(notes);
    try (InputStream in = allowance.open(reading.content(), node.path())) {
      Markup.read(in, page);
    }
    page.end();
  }

  @Override
  public void element(String name) {
    endScript();
    anchor();
    openScript = local(name).equals("script");
    download = false;
    last = "";
  }

  @Override
  public void attribute(String element, String name, String value) {
    String plain = References.plain(value).toLowerCase(Locale.ROOT);
    if (openScript && name.equals("type") && DATA_TYPES.contains(plain.strip())) {
      openScript = false;
    }
    if (name.startsWith("on") && name.length() > 3 && !plain.isBlank()) {
      script("attribute " + name);
    }
    String url = References.unblanked(plain);
    if (url.startsWith("javascript:") || url.startsWith("vbscript:")) {
      script("a link to a script");
    } else if (isDocument(url)) {
      script("a page in a link");
    }
    download |= name.equals("download");
    if (local(element).equals("a") && local(name).equals("href")) {
      last = url;
    }
  }

  /** A page that is not seen because it stands in an address. */
  private static boolean isDocument(String url) {
    return url.startsWith("data:text/html") || url.startsWith("data:application/xhtml");
  }

  @Override
  public void source(String piece) {
    String text = tail + piece;
    tail = text.substring(Math.max(0, text.length() - OVERLAP));
    if (builds.isEmpty()) {
      builds = BUILDERS.stream().filter(text::contains).findFirst().orElse("");
    }
    decodes = decodes || DECODERS.stream().anyMatch(text::contains);
    for (int i = 0; i < piece.length(); i++) {
      run = isBase64(piece.charAt(i)) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }

  private String tail = "";

  private static boolean isBase64(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
  }

  private void end() {
    endScript();
    anchor();
    if (script && !builds.isEmpty()) {
      notes.add(Active.Kind.BUILT_FILE, builds);
    } else if (script && decodes && longest >= LONG_RUN) {
      notes.add(Active.Kind.BUILT_FILE, "a long text in base64 and a script that decodes it");
    }
  }

  private void endScript() {
    if (openScript) {
      script("a script element");
      openScript = false;
    }
  }

  private void anchor() {
    if (download && (last.startsWith("data:") || last.startsWith("blob:"))) {
      notes.add(Active.Kind.BUILT_FILE, "a link that saves what stands in it");
    }
  }

  private void script(String what) {
    script = true;
    notes.add(Active.Kind.SCRIPT, what);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
