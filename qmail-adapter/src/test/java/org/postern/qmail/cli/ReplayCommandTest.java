package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code postern replay}: what it prints, how it counts, and how it exits. */
class ReplayCommandTest {
  private static final String RULE =
      "<rule name=\"%s\" effect=\"%s\"><when><attachment name=\"%s\"/></when></rule>";

  @TempDir private Path folder;
  private Path conf;

  /** In force is a policy that blocks programs; the new one blocks archives and defers lists. */
  @BeforeEach
  void two_policies() throws IOException {
    conf = Shipped.in(folder);
    policy("conf/policy.xml", RULE.formatted("programs", "block", "*.exe"));
    policy(
        "new.xml",
        RULE.formatted("archives", "block", "*.zip") + RULE.formatted("watch", "note", "*.txt"));
  }

  @Test
  void each_message_that_is_not_as_it_was_is_a_line_and_the_rest_a_number() throws IOException {
    message("1.eml", "letter.doc");
    message("2.eml", "setup.exe");
    message("3.eml", "a.zip");
    message("4.eml", "a.txt");
    Run run = replay();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsExactly(
            mail("2.eml") + ": newly passed: quarantine, then deliver (-programs)",
            mail("3.eml") + ": newly blocked: deliver, then quarantine (+archives)",
            mail("4.eml") + ": other rules: deliver (+watch)",
            "4 messages: 1 newly blocked, 1 newly passed, 0 otherwise changed,"
                + " 1 under other rules only, 1 unchanged",
            row("rule", "before", "after", "newly blocked", "newly passed"),
            row("archives", "0", "1", "1", "0"),
            row("programs", "1", "0", "0", "1"),
            row("watch", "0", "1", "0", "0"));
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void against_names_the_old_policy() throws IOException {
    policy("old.xml", RULE.formatted("zips", "block", "*.zip"));
    message("1.eml", "a.zip");
    message("2.eml", "setup.exe");
    assertThat(replay("--against", folder.resolve("old.xml").toString()).out().get(0))
        .isEqualTo(mail("1.eml") + ": other rules: quarantine (-zips +archives)");
  }

  @Test
  void another_refusal_is_changed_otherwise() throws IOException {
    policy("new.xml", RULE.formatted("programs", "defer", "*.exe"));
    message("1.eml", "setup.exe");
    Run run = replay();
    assertThat(run.out().get(0))
        .isEqualTo(
            mail("1.eml") + ": otherwise changed: quarantine, then defer (-programs +programs)");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void a_rule_for_some_recipients_changes_the_mail_for_them() throws IOException {
    policy(
        "new.xml",
        "<rule name=\"strict\" effect=\"block\"><when><recipient is=\"ann@*\"/></when></rule>");
    message("1.eml", "a.txt");
    assertThat(replay("--rcpt", "joe@example.org", "--rcpt", "ann@example.org").out().get(0))
        .isEqualTo(
            mail("1.eml")
                + ": newly blocked: deliver, then deliver for joe@example.org, quarantine for"
                + " ann@example.org (+strict)");
  }

  /** As other detectors are asked in both runs, what they find makes no difference. */
  @Test
  void the_same_policy_changes_nothing() throws IOException {
    policy("new.xml", RULE.formatted("programs", "block", "*.exe"));
    message("1.eml", "setup.exe");
    message("2.eml", "a.txt");
    Run run = replay();
    assertThat(run.out()).hasSize(3).first().asString().contains("2 unchanged");
    assertThat(run.exit()).isZero();
  }

  @Test
  void with_json_each_change_is_an_object_and_the_last_line_the_summary() throws IOException {
    message("1.eml", "a.zip");
    message("2.eml", "a.doc");
    assertThat(replay("--json").out())
        .containsExactly(
            json(
                "{'file':'%s','change':'blocked',"
                    + "'before':{'outcomes':[{'recipient':'recipient@localhost',"
                    + "'outcome':'deliver'}],'rules':[]},"
                    + "'after':{'outcomes':[{'recipient':'recipient@localhost',"
                    + "'outcome':'quarantine'}],'rules':['archives']}}",
                mail("1.eml")),
            json(
                "{'summary':{'messages':2,'unchanged':1,'blocked':1,'passed':0,'otherwise':0,"
                    + "'rules':0,'undecided':0,'unreadable':0,'byRule':[{'rule':'archives',"
                    + "'before':0,'after':1,'blocked':1,'passed':0}]}}"));
  }

  @Test
  void folders_in_folders_and_maildirs_are_searched() throws IOException {
    message("sub/1.eml", "a.zip");
    message("Maildir/cur/2:2,S", "a.zip");
    message("Maildir/new/3", "a.zip");
    message("Maildir/tmp/4", "a.zip");
    assertThat(replay().out()).filteredOn(line -> line.contains("newly blocked:")).hasSize(3);
  }

  @Test
  void a_file_that_cannot_be_read_is_trouble_and_the_rest_goes_on() throws IOException {
    message("2.eml", "a.doc");
    Files.createSymbolicLink(folder.resolve("mail/1.eml"), Path.of("none"));
    Run run = replay();
    assertThat(run.err())
        .containsExactly("postern replay: " + mail("1.eml") + ": there is no such file");
    assertThat(run.out()).contains("trouble: 0 undecided, 1 unreadable");
    assertThat(run.exit()).isEqualTo(2);
  }

  /** A chain that breaks, or says two things of the same message, proves nothing of a policy. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"undecided, undecided: root: an exception left it", "fickle, undecided: another"})
  void what_does_not_come_from_the_rules_is_no_change(String text, String line) throws IOException {
    Files.createDirectories(folder.resolve("mail"));
    Files.writeString(folder.resolve("mail/1.eml"), text);
    Run run =
        Run.of(
            configuration ->
                configuration.policy().isPresent() && text.equals("fickle")
                    ? new FakeExaminer("fickle")
                    : new FakeExaminer(),
            "",
            arguments().toArray(String[]::new));
    assertThat(run.out().get(0)).startsWith(mail("1.eml") + ": " + line);
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void mistakes_in_the_new_policy_are_told_under_its_own_name() throws IOException {
    policy("new.xml", "<rule name=\"a\" effect=\"stop\"><when><subject/></when></rule>");
    Run run = replay();
    assertThat(run.err())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith(folder.resolve("new.xml") + ":"));
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void a_chain_without_a_policy_cannot_be_compared() throws IOException {
    Path container = conf.resolve("mailetcontainer.xml");
    Files.writeString(
        container,
        Files.readString(container)
            .replace("mailets.ApplyPolicy", "mailets.CheckFormat")
            .replace("<policy>file://conf/policy.xml</policy>", ""));
    message("1.eml", "a.zip");
    Run run = replay();
    assertThat(run.err()).singleElement().asString().contains("policy: applies no policy");
    assertThat(run.exit()).isEqualTo(2);
  }

  private Run replay(String... more) {
    List<String> all = new ArrayList<>(arguments());
    all.addAll(1, List.of(more));
    return Run.of(ChainExaminer::open, "", all.toArray(String[]::new));
  }

  private List<String> arguments() {
    return List.of(
        "replay",
        "--no-progress",
        "--config=" + conf,
        "--policy=" + folder.resolve("new.xml"),
        folder.resolve("mail").toString());
  }

  private String mail(String name) {
    return folder.resolve("mail").resolve(name).toString();
  }

  private void policy(String name, String rules) throws IOException {
    Files.writeString(
        folder.resolve(name), "<policy xmlns=\"urn:postern:policy:1\">" + rules + "</policy>");
  }

  private void message(String name, String attachment) throws IOException {
    Path file = folder.resolve("mail").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "Subject: x\nMIME-Version: 1.0\nContent-Type: application/octet-stream; name=\"%s\"\n\nx\n"
            .formatted(attachment));
  }

  private static String row(String... cells) {
    return "  %-32s %11s %11s %14s %14s".formatted((Object[]) cells);
  }

  private static String json(String form, Object... values) {
    return form.replace('\'', '"').formatted(values);
  }
}
