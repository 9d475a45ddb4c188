package org.postern.inspection.plaintext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/** The text of attached documents, and of documents in archives. */
class DocumentTextTest {

  private static List<PlainText> texts(String name, byte[] file) {
    String mail =
        "Content-Type: application/octet-stream; name=\"%s\"\nContent-Transfer-Encoding: base64\n\n%s\n"
            .formatted(name, Base64.getMimeEncoder().encodeToString(file).replace("\r", ""));
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(UTF_8);
    return PlainTexts.of(Anatomy.of(Content.of(bytes), Budget.DEFAULT), 10 << 20);
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        Object content = namesAndContents[i + 1];
        zip.write(content instanceof byte[] file ? file : ((String) content).getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] docx() throws IOException {
    return zip(
        "[Content_Types].xml",
        "<?xml version=\"1.0\"?><Types/>",
        "word/document.xml",
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Karte 41</w:t></w:r>"
            + "<w:r><w:rPr><w:b/></w:rPr><w:t>11 1111 1111 1111</w:t></w:r></w:p></w:body></w:document>");
  }

  private static byte[] pdf(String text) {
    String stream = "BT /F1 12 Tf 72 700 Td (" + text + ") Tj ET";
    return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            + "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length "
            + stream.length()
            + ">>stream\n"
            + stream
            + "\nendstream endobj\n"
            + "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
            + "trailer<</Root 1 0 R>>\n%%EOF\n")
        .getBytes(ISO_8859_1);
  }

  @Test
  void a_word_document_is_read() throws IOException {
    assertThat(texts("a.docx", docx()))
        .contains(
            new PlainText("message!a.docx!word/document.xml", "Karte 4111 1111 1111 1111\n", true));
  }

  @Test
  void a_document_in_an_archive_in_an_archive_is_read() throws IOException {
    byte[] outer = zip("inner.zip", zip("a.docx", docx()));
    assertThat(texts("outer.zip", outer))
        .extracting(PlainText::text)
        .anyMatch(text -> text.contains("Karte 4111 1111 1111 1111"));
  }

  @Test
  void a_sheet_is_read() throws IOException {
    byte[] sheet =
        zip(
            "xl/sharedStrings.xml",
            "<sst><si><t>name</t></si><si><r><t>car</t></r><r><t>d</t></r></si></sst>",
            "xl/worksheets/sheet1.xml",
            "<?xml version=\"1.0\"?><worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c><v>4111111111111111</v></c>"
                + "</row></sheetData></worksheet>");
    assertThat(texts("a.xlsx", sheet))
        .extracting(PlainText::text)
        .contains("0\t4111111111111111\n");
  }

  @Test
  void an_open_document_is_read() throws IOException {
    byte[] odt =
        zip(
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "content.xml",
            "<?xml version=\"1.0\"?><office:document-content><office:body><text:p>one<text:s/>two</text:p>"
                + "<text:p>th<text:span>ree</text:span></text:p></office:body>"
                + "</office:document-content>");
    assertThat(texts("a.odt", odt)).extracting(PlainText::text).contains("one\ttwo\nthree\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {\\rtf1\\ansi one\\par two\\tab three}                                        | one~two^three
          {\\rtf1\\ansi 4{\\b 1}11{\\*\\unknown no}1}                                    | 41111
          {\\rtf1{\\fonttbl{\\f0 Arial;}}{\\info{\\title no}}seen}                        | seen
          {\\rtf1\\ansi Pr\\'fcfung \\u8364?x \\uc2\\u1078??y}                            | Prüfung €x жy
          {\\rtf1\\ansicpg1251 \\'cf\\'d0}                                             | ПР
          {\\rtf1\\ansicpg932 \\'94\\'d4\\'8d\\'86}                                      | 番号
          {\\rtf1 {\\pict 0123456789}{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt link}}}   | link
          {\\rtf1 a\\cell b\\row c\\{\\}\\\\ \\emdash\\~x}                                | a^b~c{}\\ — x
          {\\rtf1 {\\bin3 }}}x                                                       | x
          {\\rtf1 }}}} still \\'zz \\'4 here {{{ \\                                    | still  here
          """)
  void rtf_reads_as(String rtf, String text) {
    String expected = text.replace('~', '\n').replace('^', '\t');
    String read = Rtf.text(rtf.getBytes(ISO_8859_1));
    assertThat(read.strip().replace('\u2014', '—')).isEqualTo(expected);
  }

  @Test
  void rtf_of_groups_without_end_is_read_once() {
    for (String piece :
        List.of("{", "}", "{\\*", "\\u1", "\\bin9", "\\'", "{\\pict", "\\aaaaaaaaaaaa")) {
      byte[] rtf = ("{\\rtf1 " + piece.repeat(500_000 / piece.length())).getBytes(ISO_8859_1);
      assertThat(Rtf.text(rtf).length()).isLessThanOrEqualTo(rtf.length);
    }
  }

  @Test
  void rtf_is_found_whatever_it_is_declared() {
    assertThat(texts("a.txt", "{\\rtf1\\ansi seen}".getBytes(UTF_8)))
        .extracting(PlainText::text)
        .containsExactly("seen");
  }

  @Test
  void a_pdf_is_read_where_its_program_is_installed() throws IOException {
    assumeThat(PdfProgram.installed()).isPresent();
    List<PlainText> texts = texts("a.zip", zip("a.pdf", pdf("Card 4111 1111 1111 1111")));
    assertThat(texts).hasSize(1);
    assertThat(texts.get(0).text()).startsWith("Card 4111 1111 1111 1111");
    assertThat(texts.get(0).whole()).isTrue();
  }

  @Test
  void a_pdf_that_cannot_be_read_is_not_whole() throws IOException {
    Content broken = Content.of("%PDF-1.4\nnothing".getBytes(UTF_8));
    assertThat(new PdfTexts(Optional.empty()).read(broken, 1000)).isEqualTo(PdfTexts.Result.NONE);
    assertThat(new PdfTexts(PdfProgram.installed()).read(broken, 1000).whole()).isFalse();
  }

  @Test
  void of_a_pdf_no_more_is_read_than_is_wanted() throws IOException {
    assumeThat(PdfProgram.installed()).isPresent();
    Content content = Content.of(pdf("word ".repeat(2000)));
    PdfTexts.Result result = new PdfTexts(PdfProgram.installed()).read(content, 50);
    assertThat(result.bytes()).isEqualTo(50);
    assertThat(result.whole()).isFalse();
  }

  @Test
  void of_many_pdfs_only_some_are_read() throws IOException {
    PdfTexts texts = new PdfTexts(PdfProgram.installed());
    Content broken = Content.of("%PDF-1.4\nnothing".getBytes(UTF_8));
    for (int i = 0; i < 40; i++) {
      assertThat(texts.read(broken, 1000).whole()).isFalse();
    }
  }
}
