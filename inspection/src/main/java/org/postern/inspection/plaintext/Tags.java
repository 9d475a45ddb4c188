package org.postern.inspection.plaintext;

import java.util.List;
import java.util.Set;

/**
 * What the elements of a markup leave in its text, by local names in lower case.
 *
 * @param lines elements that stand on lines of their own
 * @param cells elements that stand beside each other
 * @param hidden elements whose content nobody reads as text
 * @param others what all other elements leave
 */
record Tags(Set<String> lines, Set<String> cells, Set<String> hidden, Gap others) {

  /** Source: HTML Living Standard, section 15.3. */
  static final Tags HTML =
      new Tags(
          Set.of(
              ("address article aside blockquote body br button caption center dd details dialog dir"
                      + " div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3"
                      + " h4 h5 h6 head header hr html iframe isindex legend li listing main menu"
                      + " nav object ol optgroup option p plaintext pre search section select"
                      + " summary table tbody textarea tfoot thead title tr ul xmp")
                  .split(" ")),
          Set.of("td", "th", "img", "input"),
          Set.of("script", "style"),
          Gap.NONE);

  /**
   * OOXML and ODF: a run of letters in another font is the same word. Source: ECMA-376, parts 17,
   * 18 and 21; OpenDocument 1.3, part 3, sections 5, 6 and 9.
   */
  private static final Tags OFFICE =
      new Tags(
          Set.of(
              ("p h br cr line-break si row table-row list-item comment author note endnote footnote"
                      + " txbxcontent sp title annotation creator date soft-page-break")
                  .split(" ")),
          Set.of("tc", "c", "tab", "s", "table-cell", "covered-table-cell", "ptab"),
          Set.of("instrtext", "f", "script", "style", "binary-data", "styles"),
          Gap.NONE);

  /** Any other XML: nobody knows what its elements are, but they are not letters of one word. */
  private static final Tags XML =
      new Tags(Set.of(), Set.of(), Set.of("script", "style"), Gap.BLANK);

  /** What an SVG shows: texts whose spans may be letters. */
  private static final Tags SVG =
      new Tags(Set.of("text"), Set.of(), Set.of("script", "style"), Gap.NONE);

  /** The elements that the XML files of office documents begin with. */
  private static final List<String> OFFICE_ROOTS =
      List.of(
          "document",
          "hdr",
          "ftr",
          "footnotes",
          "endnotes",
          "comments",
          "glossarydocument",
          "sst",
          "worksheet",
          "sld",
          "notes",
          "sldmaster",
          "sldlayout",
          "notesmaster",
          "handoutmaster",
          "cmlst",
          "dialogsheet",
          "chartsheet",
          "chartspace",
          "datamodel",
          "wsdr",
          "package",
          "worddocument",
          "workbook",
          "document-content",
          "document-styles",
          "document-meta");

  /** Returns what the elements of an XML file leave. */
  static Tags ofXml(String xml) {
    String root = Markup.firstElement(xml);
    if (root.equals("svg")) {
      return SVG;
    }
    if (root.equals("html")) {
      return HTML;
    }
    return OFFICE_ROOTS.contains(root) ? OFFICE : XML;
  }

  Gap gap(String element) {
    if (lines.contains(element)) {
      return Gap.LINE;
    }
    return cells.contains(element) ? Gap.TAB : others;
  }
}
