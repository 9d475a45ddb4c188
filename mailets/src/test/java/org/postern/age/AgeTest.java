package org.postern.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encrypted here opens with the program age, and the other way round. */
class AgeTest {
  private static final String SECRET =
      "AGE-SECRET-KEY-14VD7K896GDJEPZ5T7844C2V0PPNA70G5PNC4FE8WLXWX664TX2ZSKP44LU";
  private static final String PUBLIC =
      "age1qe4s48pdzkq7ze254mdlty2gc5ygrhjnpmeymrpj0n7d8nw2nshs6cfpth";

  @TempDir private Path folder;

  /** Around the size of one chunk and of two. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
  void the_program_age_opens_what_is_written_here(int size) throws Exception {
    KeyPair keys = keygen("one");
    Path file = Files.write(folder.resolve("m.age"), sealed(random(size), keys.publicKey()));
    assertThat(run("age", "-d", "-i", keys.file().toString(), file.toString()))
        .isEqualTo(random(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
  void what_the_program_age_writes_opens_here(int size) throws Exception {
    KeyPair keys = keygen("one");
    Path plain = Files.write(folder.resolve("m"), random(size));
    Path file = folder.resolve("m.age");
    run("age", "-r", keys.publicKey(), "-o", file.toString(), plain.toString());
    assertThat(opened(Files.readAllBytes(file), keys.identities())).isEqualTo(random(size));
  }

  @Test
  void each_of_several_recipients_opens_it_and_nobody_else() throws Exception {
    KeyPair one = keygen("one");
    KeyPair two = keygen("two");
    KeyPair stranger = keygen("stranger");
    byte[] sealed = sealed(random(1000), one.publicKey(), two.publicKey());
    for (KeyPair keys : List.of(one, two)) {
      Path file = Files.write(folder.resolve("m.age"), sealed);
      assertThat(run("age", "-d", "-i", keys.file().toString(), file.toString()))
          .isEqualTo(random(1000));
      assertThat(opened(sealed, keys.identities())).isEqualTo(random(1000));
    }
    assertThatThrownBy(() -> opened(sealed, stranger.identities()))
        .hasMessage("is for other recipients: none of the keys opens it");
  }

  @Test
  void a_change_of_any_byte_and_a_cut_anywhere_show() throws Exception {
    List<AgeIdentity> keys = AgeIdentity.inFile(List.of("# mine", "", SECRET));
    byte[] sealed = sealed(random(100), PUBLIC);
    assertThat(opened(sealed, keys)).isEqualTo(random(100));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> opened(changed, keys)).isInstanceOf(IOException.class);
      byte[] cut = Arrays.copyOf(sealed, i);
      assertThatThrownBy(() -> opened(cut, keys)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          age1qe4s48pdzkq7ze254mdlty2gc5ygrhjnpmeymrpj0n7d8nw2nshs6cfptj | has a mistake in it: its checksum is wrong
          age1qe4s48pdzkq7ze254mdlty2gc5ygrhjnpmeymrpj0n7d8nw2nshs6cfpt  | has a mistake in it: its checksum is wrong
          ssh-ed25519 AAAAC3NzaC1lZDI1NTE5                               | has small and capital letters
          bob@example.org                                                | does not begin with age1
          age1bbbbbbbbbbbbbbbb                                           | has a character that no key has
          age1                                                           | has a mistake in it: its checksum is wrong
          """)
  void what_is_no_recipient_is_refused(String text, String why) {
    assertThatThrownBy(() -> AgeRecipient.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"%s\" is not a recipient of age, as it %s; write what age-keygen prints as public"
                + " key, age1 and 58 characters",
            text, why);
  }

  @Test
  void a_secret_key_in_the_place_of_a_recipient_is_refused_and_not_shown() {
    assertThatThrownBy(() -> AgeRecipient.parse(SECRET))
        .hasMessageStartingWith("\"AGE-SECRET-KEY-...\" is the secret key")
        .hasMessageNotContaining(SECRET.substring(20));
  }

  @Test
  void a_file_without_a_key_is_told_by_line_and_not_shown() {
    assertThatThrownBy(() -> AgeIdentity.inFile(List.of("# a key", "secret")))
        .hasMessageStartingWith("line 2 is not a secret key of age")
        .hasMessageNotContaining("\"secret\"");
  }

  private record KeyPair(Path file, String publicKey) {
    List<AgeIdentity> identities() throws IOException {
      return AgeIdentity.inFile(Files.readAllLines(file));
    }
  }

  private KeyPair keygen(String name) throws Exception {
    boolean required = "required".equals(System.getenv("POSTERN_DAEMONS"));
    assumeTrue(required || Files.isExecutable(Path.of("/usr/bin/age-keygen")), "no age here");
    Path file = folder.resolve(name);
    run("age-keygen", "-o", file.toString());
    return new KeyPair(
        file,
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("# public key: "))
            .findFirst()
            .orElseThrow()
            .substring(14));
  }

  private byte[] run(String... command) throws Exception {
    Path told = folder.resolve("told");
    Process process = new ProcessBuilder(command).redirectError(told.toFile()).start();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(Files.readString(told)).isZero();
    return out;
  }

  private static byte[] sealed(byte[] plain, String... recipients) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AgeOutput age =
        new AgeOutput(out, Arrays.stream(recipients).map(AgeRecipient::parse).toList())) {
      age.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] opened(byte[] sealed, List<AgeIdentity> keys) throws IOException {
    try (InputStream in = new AgeInput(new ByteArrayInputStream(sealed), keys)) {
      return in.readAllBytes();
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
