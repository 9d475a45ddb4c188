package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.settings.Problem;

/** What may stand in a signature file, and what is said of what may not. */
class SignatureFilesTest {
  private static final String MD5 = "0123456789abcdef0123456789ABCDEF";

  @TempDir Path folder;
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void a_folder_has_files_of_every_kind() throws IOException {
    write("a.hsb", "# a comment", "", MD5 + ":100:Worm.A", MD5 + ":*:Worm.B:73");
    write("b.hdb", MD5 + "01234567:1:Worm.C");
    write("c.ndb", "Worm.D:0:*:4d5A90", "Worm.E:0:EOF-10,2:0000:51:255\r");
    write("d.ldb", "Worm.F;Engine:51-255,Target:0,FileSize:1-99;(0&!1)=2,1;4d5a;0:4d??5a5a::iw");
    write("e.ndb", "Worm.G:0:*:4d5a(41|42)??{2-4}4d*5a");
    write("README", "nothing for us");
    write("c.ndb.bak", "nothing for us either");
    Signatures signatures = SignatureFiles.read(folder, problems::add);
    assertThat(problems).isEmpty();
    assertThat(signatures.hashes())
        .extracting(HashSignature::name)
        .containsExactly("Worm.A", "Worm.B", "Worm.C");
    assertThat(signatures.bodies())
        .extracting(BodySignature::name)
        .containsExactly("Worm.D", "Worm.E");
    assertThat(signatures.logicals())
        .extracting(LogicalSignature::name)
        .containsExactly("Worm.F", "Worm.G");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      textBlock =
          """
          hsb ^ Worm.A ^ 1 fields with colons between them; write hash:size:name, with an MD5, SHA-1 or SHA-256 hash
          hsb ^ 0123:100:Worm.A ^ "0123" has 4 digits; write an MD5 of 32, a SHA-1 of 40 or a SHA-256 of 64
          hsb ^ x123:100:Worm.A ^ 'x' at character 1 is not a hexadecimal digit; write two for each byte
          hsb ^ MD5:-1:Worm.A ^ "-1" is not a size; write a number of bytes, or *
          hsb ^ MD5:1: ^ "" is not a name; write up to 200 ASCII characters without blanks
          hsb ^ MD5:1:Worm A ^ "Worm A" is not a name; write up to 200 ASCII characters without blanks
          hsb ^ MD5:1:Worm.A:x ^ "x" is not an engine version; write a number, or leave it out
          ndb ^ Worm.A:4d5a ^ 2 fields with colons between them; write name:0:offset:hex
          ndb ^ Worm.A:1:*:4d5a ^ target type "1" is not supported; write 0, which is any content
          ndb ^ Worm.A:0:EP+0:4d5a ^ "EP+0" is not an offset; write *, a number of bytes, or EOF- and a number
          ndb ^ Worm.A:0:EOF-x:4d5a ^ "x" is not an offset; write *, a number of bytes, or EOF- and a number
          ndb ^ Worm.A:0:*:4d ^ the signature has 2 digits; write two for each byte, for at least two bytes
          ndb ^ Worm.A:0:*:4d5a9 ^ the signature has 5 digits; write two for each byte, for at least two bytes
          ndb ^ Worm.A:0:*:4d??5a ^ has no two bytes in a row that are written in full; write at least two
          ndb ^ Worm.A:0:*:4d5a* ^ begins or ends with * or {}; write the bytes before or behind it, or leave it out
          ndb ^ Worm.A:0:*:{4}4d5a ^ begins or ends with * or {}; write the bytes before or behind it, or leave it out
          ndb ^ Worm.A:0:*:4d5a{4-2}4d5a ^ "{4-2}" ends before it begins; write {n-m}
          ndb ^ Worm.A:0:*:4d5a{-}4d5a ^ "{-}" is not a gap; write * for any number of bytes
          ndb ^ Worm.A:0:*:4d5a{x}4d5a ^ "x" is not a number of bytes; write {n}, {n-m}, {n-} or {-m}
          ndb ^ Worm.A:0:*:4d5a{99999}4d5a ^ a gap of more than 65536 bytes is not supported; write * or {n-}
          ndb ^ Worm.A:0:*:4d5a{4 ^ '{' at character 5 is not closed; write }
          ndb ^ Worm.A:0:*:4d5a(41 ^ '(' at character 5 is not closed; write )
          ndb ^ Worm.A:0:*:4d5a(41|) ^ an alternative before character 9 is empty; write at least one byte
          ndb ^ Worm.A:0:*:4d5a!41 ^ '!' at character 5 has no alternatives behind it; write !(aa|bb)
          ndb ^ Worm.A:0:*:4d5a!(4142|43) ^ alternatives of several bytes cannot be excluded; write one byte in each
          ndb ^ Worm.A:0:*:4d5a(B) ^ (B) at character 7 is a boundary, which is not supported; leave it out
          ndb ^ Worm.A:0:*:4d5a[2-4]41 ^ '[' at character 5 is neither a hexadecimal digit nor a wildcard that is supported; write two digits, ??, *, {n-m} or (aa|bb)
          ndb ^ Worm.A:0:*:4d5a??4 ^ the last byte has one digit; write two for each byte
          ldb ^ Worm.A;Target:0;0 ^ 3 fields with semicolons between them; write name;Engine:51-255,Target:0;expression;subsignature;...
          ldb ^ Worm.A;Target:1;0;4d5a ^ target type "1" is not supported; write Target:0, any content
          ldb ^ Worm.A;Engine:51-255;0;4d5a ^ there is no target type; write Target:0, any content
          ldb ^ W;Target:0,EntryPoint:1;0;4d ^ "EntryPoint" is not supported; write Engine, Target and FileSize only
          ldb ^ W;Target:0,FileSize:9;0;4d5a ^ "" is not a size; write FileSize:least-most in bytes
          ldb ^ Worm.A;Target:0;1;4d5a ^ in the expression "1", "1" at character 1 has no subsignature; the last one is 0
          ldb ^ Worm.A;Target:0;0&;4d5a ^ in the expression "0&", "the end" at character 3 is not a number; write that of a subsignature or a count
          ldb ^ W;Target:0;0&0|0;4d5a ^ in the expression "0&0|0", "|" at character 4 follows another operator; write parentheses around one of them
          ldb ^ Worm.A;Target:0;(0;4d5a ^ in the expression "(0", "the end" at character 3 is where a ) is missing; write one
          ldb ^ Worm.A;Target:0;0);4d5a ^ in the expression "0)", ")" at character 2 is not expected here; write & or | between subsignatures
          ldb ^ Worm.A;Target:0;0=0;4d5a ^ the expression "0=0" holds for a content with nothing in it; write what must be there, too
          ldb ^ Worm.A;Target:0;0;0/evil/ ^ subsignature 0: a regular expression (PCRE) is not supported; write hexadecimal digits
          ldb ^ Worm.A;Target:0;0;${1-2}0$ ^ subsignature 0: a macro is not supported; write what it stands for
          ldb ^ W;Target:0;0&1;4d5a;0(>>1#) ^ subsignature 1: a comparison of bytes or pictures is not supported; write hexadecimal digits
          ldb ^ Worm.A;Target:0;0;4d5a::f ^ subsignature 0: modifier "f" is not supported; write i, a and w only
          ldb ^ Worm.A;Target:0;0;4d ^ subsignature 0: has no two bytes in a row that are written in full; write at least two
          ndb ^ Worm.A:0:*:4d5g ^ 'g' at character 4 is not a hexadecimal digit; write two for each byte
          """)
  void refuses_a_line(String ending, String line, String what) throws IOException {
    Path file = write("x." + ending, "# the second line is wrong", line.replace("MD5", MD5));
    SignatureFiles.read(file, problems::add);
    assertThat(problems).containsExactly(new Problem(file + ":2", "signature", what));
  }

  @Test
  void signatures_with_wildcards_have_a_bound_together() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      lines.append("W" + i + ":0:*:4d5a" + "??".repeat(2_000) + "\n");
    }
    Path file = write("large.ndb", lines.toString());
    SignatureFiles.read(file, problems::add);
    assertThat(problems)
        .extracting(Problem::what)
        .containsExactly(
            "has signatures with wildcards of 400400 bytes together; write at most 262144, or give"
                + " them to clamd");
  }

  @Test
  void says_all_mistakes_of_all_files_at_once() throws IOException {
    Path a = write("a.hsb", "x", MD5 + ":1:Good", "y");
    Path b = write("b.ndb", "z");
    Path c = write("c.cbc", "anything");
    Signatures signatures = SignatureFiles.read(folder, problems::add);
    assertThat(problems)
        .extracting(Problem::where)
        .containsExactly(a + ":1", a + ":3", b + ":1", c.toString());
    assertThat(signatures.hashes()).extracting(HashSignature::name).containsExactly("Good");
  }

  @Test
  void does_not_flood_with_the_mistakes_of_one_file() throws IOException {
    Path file = write("a.hsb", "x\n".repeat(1000));
    SignatureFiles.read(file, problems::add);
    assertThat(problems)
        .hasSize(21)
        .last()
        .isEqualTo(
            new Problem(file.toString(), "signature", "has more mistakes than the 20 shown"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules.yar", "daily.cvd", "local.cbc", "notes.txt"})
  void refuses_a_file_of_another_format_that_is_named(String name) throws IOException {
    SignatureFiles.read(write(name, "anything"), problems::add);
    assertThat(problems)
        .singleElement()
        .extracting(Problem::what)
        .isEqualTo(
            "is of a format that is not supported; write hashes in a .hsb file, bytes in a .ndb"
                + " or .ldb file");
  }

  @Test
  void says_that_a_file_cannot_be_read() throws IOException {
    Path file = Files.createDirectory(folder.resolve("folder")).resolve("gone.ndb");
    SignatureFiles.read(file, problems::add);
    assertThat(problems)
        .containsExactly(
            new Problem(file.toString(), "signature", "cannot be read (NoSuchFileException)"));
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }
}
