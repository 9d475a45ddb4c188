package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which messages stand behind the arguments of a command. */
class MessageFilesTest {
  @TempDir private Path top;

  @BeforeEach
  void some_files() throws IOException {
    for (String file : List.of("b.eml", "a.eml", "sub/deep/c.eml", "sub/A.eml")) {
      write(file);
    }
  }

  @Test
  void folders_give_all_that_is_below_them_by_name() {
    assertThat(names("")).containsExactly("a.eml", "b.eml", "sub/A.eml", "sub/deep/c.eml");
  }

  @Test
  void a_large_folder_gives_all_of_it_a_batch_at_a_time() throws IOException {
    for (int i = 0; i < 25; i++) {
      write("large/" + i);
      write("large/sub" + i + "/m");
    }
    List<String> names = new ArrayList<>();
    new MessageFiles(List.of(top.resolve("large").toString()), InputStream.nullInputStream(), 10)
        .forEachRemaining(source -> names.add(source.name()));
    assertThat(names).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void arguments_keep_their_order_and_may_repeat() {
    assertThat(names("b.eml", "sub/deep", "b.eml", "a.eml"))
        .containsExactly("b.eml", "sub/deep/c.eml", "b.eml", "a.eml");
  }

  @Test
  void of_a_maildir_only_what_was_delivered_is_a_message() throws IOException {
    write("Mail/cur/1:2,S");
    write("Mail/new/2");
    write("Mail/tmp/3");
    write("Mail/dovecot-uidlist");
    write("Mail/.Spam/cur/4");
    write("Mail/.Spam/maildirfolder");
    Files.createDirectories(top.resolve("Mail/.Spam/new"));
    assertThat(names("Mail")).containsExactly("Mail/.Spam/cur/4", "Mail/cur/1:2,S", "Mail/new/2");
  }

  @Test
  void a_link_to_a_file_is_followed_and_a_link_to_a_folder_below_another_is_not()
      throws IOException {
    Files.createSymbolicLink(top.resolve("sub/loop"), top);
    Files.createSymbolicLink(top.resolve("sub/link.eml"), top.resolve("a.eml"));
    assertThat(names("sub")).containsExactly("sub/A.eml", "sub/deep/c.eml", "sub/link.eml");
    assertThat(names("sub/loop/a.eml")).containsExactly("sub/loop/a.eml");
  }

  @Test
  void a_device_in_a_folder_is_no_message_and_a_link_that_leads_nowhere_says_so() throws Exception {
    Files.createSymbolicLink(top.resolve("sub/endless"), Path.of("/dev/zero"));
    Files.createSymbolicLink(top.resolve("sub/gone"), top.resolve("nowhere"));
    assertThat(names("sub")).containsExactly("sub/A.eml", "sub/deep/c.eml", "sub/gone");
  }

  @Test
  void what_is_not_there_is_a_message_that_says_so_when_it_is_opened() {
    Source missing = files("no.eml").next();
    assertThatThrownBy(() -> missing.opener().open())
        .isInstanceOfSatisfying(
            IOException.class,
            e -> assertThat(MessageFiles.reason(e)).isEqualTo("there is no such file"));
  }

  @Test
  void a_dash_is_standard_input() throws IOException {
    Source stdin =
        new MessageFiles(
                List.of("-"), new ByteArrayInputStream("hi".getBytes(StandardCharsets.US_ASCII)))
            .next();
    assertThat(stdin.name()).isEqualTo("-");
    try (InputStream in = stdin.opener().open().open()) {
      assertThat(in).hasContent("hi");
    }
  }

  private void write(String file) throws IOException {
    Path path = top.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, file);
  }

  private MessageFiles files(String... arguments) {
    return new MessageFiles(
        List.of(arguments).stream().map(argument -> top.resolve(argument).toString()).toList(),
        InputStream.nullInputStream());
  }

  private List<String> names(String... arguments) {
    List<String> names = new ArrayList<>();
    files(arguments)
        .forEachRemaining(source -> names.add(top.relativize(Path.of(source.name())).toString()));
    return names;
  }
}
