package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/** What an administrator is told of a configuration that cannot be used: all of it, with lines. */
class StartErrorsTest {
  @TempDir Path directory;

  @Test
  void every_mistake_comes_at_once_with_its_line_and_what_to_write_instead() throws Exception {
    List<String> problems =
        problems(
            """
            <?xml version="1.0"?>
            <!-- a comment
                 of two lines -->
            <mailetcontainer>
              <context><postmaster>not an@address@</postmaster></context>
              <processors>
                <processor state="root">
                  <matcher name="twice" match="org.apache.james.mailetcontainer.impl.matchers.Or">
                    <matcher match="NoSuchMatcher=x"/>
                    <matcher/>
                  </matcher>
                  <matcher name="twice" match="All"/>
                  <mailet match="twice" class="NoSuchMailet"/>
                  <mailet match="All" notmatch="All" class="Null"/>
                  <mailet match="All"/>
                  <mailet match="All"
                          class="ToProcessor">
                    <processor>nowhere</processor>
                    <onMailetException>Root</onMailetException>
                    <onMatchException>ignore</onMatchException>
                  </mailet>
                  <mailet match="All" class="ToProcessor"/>
                  <mailet match="org.postern.matchers.Found=nonsense" class="Null"/>
                  <mailet match="All" class="org.postern.mailets.Reply">
                    <code>999</code>
                    <text>5.7.1 no</text>
                    <otherwise>root</otherwise>
                    <wrong>x</wrong>
                  </mailet>
                  <mailet match="RemoteAddrInNetwork=10.0.0.0/8" class="Redirect"/>
                  <mailet match="All" class="java.lang.String"/>
                  <mailet match="All" class="org.postern.qmail.chain.StartErrorsTest$Needy"/>
                  <mailet match="All" class="ToRepository">
                    <repositoryPath>jpa://var/mail</repositoryPath>
                  </mailet>
                  <malet match="All" class="Null"/>
                  <mailet match="All" class="Null">stray</mailet>
                </processor>
                <processor state="root"/>
                <processor/>
                <processor state="ghost"/>
              </processors>
            </mailetcontainer>
            """);

    assertThat(problems)
        .satisfiesExactly(
            p -> assertThat(p).startsWith("5: postmaster: \"not an@address@\" is not an address"),
            p -> assertThat(p).startsWith("7: processor: there is none with state=\"error\""),
            p -> assertThat(p).startsWith("9: match: \"NoSuchMatcher\" is not a class"),
            p -> assertThat(p).isEqualTo("10: match: is missing; write the class of the matcher"),
            p -> assertThat(p).isEqualTo("12: name: is that of another matcher of this processor"),
            p -> assertThat(p).startsWith("13: class: \"NoSuchMailet\" is not a class"),
            p -> assertThat(p).isEqualTo("14: notmatch: stands beside match; write one of the two"),
            p -> assertThat(p).isEqualTo("15: class: is missing; write the class of the mailet"),
            p ->
                assertThat(p)
                    .startsWith("18: processor: \"nowhere\" is not a processor of this file"),
            p -> assertThat(p).startsWith("19: onMailetException: \"Root\" is not a processor"),
            p -> assertThat(p).startsWith("20: onMatchException: \"ignore\" is not a processor"),
            p -> assertThat(p).startsWith("22: class: \"ToProcessor\" does not start: processor"),
            p -> assertThat(p).startsWith("23: match: \"org.postern.matchers.Found=nonsense\": "),
            p -> assertThat(p).startsWith("25: code: \"999\" is not a reply that refuses"),
            p -> assertThat(p).startsWith("28: wrong: is not a setting here; write one of"),
            p ->
                assertThat(p).contains("30: match: \"RemoteAddrInNetwork\" is a matcher that only"),
            p ->
                assertThat(p)
                    .contains("30: class: \"Redirect\" is a mailet that only a James server"),
            p ->
                assertThat(p)
                    .startsWith("31: class: \"java.lang.String\" is not a org.apache.mailet"),
            p ->
                assertThat(p)
                    .contains("32: class:")
                    .contains("needs java.sql.Connection, which only a"),
            p ->
                assertThat(p).startsWith("34: repositoryPath: \"jpa://var/mail\" cannot be opened"),
            p -> assertThat(p).startsWith("36: malet: is no element of a processor"),
            p -> assertThat(p).startsWith("37: mailet: \"stray\" stands in no parameter"),
            p -> assertThat(p).startsWith("39: state: \"root\" is defined in line 7 already"),
            p -> assertThat(p).startsWith("40: state: \"\" is no name for a processor"),
            p -> assertThat(p).startsWith("41: state: \"ghost\" is no name for a processor"));
  }

  /** Asks for what no adapter has. */
  static final class Needy extends org.apache.mailet.base.GenericMailet {
    @jakarta.inject.Inject
    Needy(java.sql.Connection connection) {
      assertThat(connection).isNull();
    }

    @Override
    public void service(org.apache.mailet.Mail mail) {}
  }

  @Test
  void a_file_that_is_no_xml_says_where_it_stops_being_it() throws Exception {
    assertThat(problems("<mailetcontainer>\n<processors>\n</mailetcontainer>\n"))
        .singleElement()
        .asString()
        .startsWith("3: XML: is not well-formed");
  }

  @Test
  void a_file_that_is_not_there_says_so() {
    Path nowhere = directory.resolve("nowhere.xml");
    SettingsException e =
        catchThrowableOfType(
            SettingsException.class, () -> ProcessorChain.open(ChainSettings.of(nowhere)));
    assertThat(e.getMessage())
        .startsWith(nowhere + ":1: file: cannot be read: there is no such file");
  }

  @Test
  void a_file_without_processors_lacks_two() throws Exception {
    assertThat(problems("<mailetcontainer/>"))
        .hasSize(2)
        .allMatch(p -> p.startsWith("1: processor"));
  }

  @Test
  void a_misspelt_attribute_or_element_is_no_silence() throws Exception {
    assertThat(
            problems(
                """
                <mailetcontainer>
                <processors>
                <processor state="root" enableJmx="false" stat="x">
                <mailet mach="RelayLimit=1" class="Null"/>
                <mailet match="All" class="Null" onMailetException="ignore"/>
                <matcher name="m" notmacth="All" match="org.apache.james.mailetcontainer.impl.matchers.Or">
                <matcher match="All" clas="x"/>
                </matcher>
                </processor>
                <procesor state="keep"/>
                <processor state="error"/>
                </processors>
                </mailetcontainer>
                """))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("3: stat: is no attribute of a processor"),
            p ->
                assertThat(p)
                    .isEqualTo(
                        "4: mach: is no attribute of a mailet, and James would pass over it; write"
                            + " one of class, match, notmatch, or <mach> as a parameter inside"),
            p -> assertThat(p).startsWith("5: onMailetException: is no attribute of a mailet"),
            p -> assertThat(p).startsWith("6: notmacth: is no attribute of a matcher"),
            p -> assertThat(p).startsWith("7: clas: is no attribute of a matcher"),
            p ->
                assertThat(p)
                    .isEqualTo("10: procesor: has no place in processors; write processor"));
  }

  @Test
  void a_class_that_the_adapter_is_told_to_ignore_is_passed_over() {
    Path file =
        ChainFixture.container(
            directory,
            """
            <processor state='root'>
              <mailet match='RemoteAddrInNetwork=10.0.0.0/8' class='Null'/>
              <mailet match='All' class='VacationMailet'/>
              <mailet match='All' class='LocalDelivery'/>
            </processor>
            """);
    ChainSettings settings =
        ChainSettings.of(file).ignoring(Set.of("VacationMailet", "RemoteAddrInNetwork"));
    assertThatCode(
            () -> {
              try (ProcessorChain chain = ProcessorChain.open(settings)) {
                Decision decision =
                    chain.decide(
                        ChainFixture.submission(ChainFixture.MESSAGE, "a@b.org", "c@d.org"));
                assertThat(decision.deliveries()).hasSize(1);
              }
            })
        .doesNotThrowAnyException();
  }

  private List<String> problems(String xml) throws Exception {
    Path file = Files.writeString(directory.resolve("mailetcontainer.xml"), xml);
    SettingsException e =
        catchThrowableOfType(
            SettingsException.class, () -> ProcessorChain.open(ChainSettings.of(file)).close());
    return e.problems().stream()
        .map(Problem::toString)
        .map(text -> text.replace(file + ":", ""))
        .toList();
  }
}
