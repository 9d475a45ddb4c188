package org.postern.qmail.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demo takes from a host's log. */
class ReportLineTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "scanned id=1 from=<> to=joe@example.org outcome=deliver ms=3 | joe@example.org | deliver",
        "INFO x scanned id=1 to=a@b,c@d outcome=tag | a@b c@d | tag",
        "scanned to=a@b subject=\"outcome=deliver to=x@y\" outcome=defer | a@b | defer",
        "scanned to=\"odd one@b,c@d\" outcome=reject subject=\"no end | odd one@b c@d | reject"
      })
  void line_says_who_gets_what(String line, String recipients, String outcome) {
    assertThat(ReportLine.of(line))
        .hasValueSatisfying(
            report -> {
              assertThat(String.join(" ", report.recipients())).isEqualTo(recipients);
              assertThat(report.outcome()).isEqualTo(outcome);
              assertThat(report.text()).startsWith("scanned ");
            });
  }

  @ParameterizedTest(name = "\"{0}\" is no report")
  @CsvSource({"''", "started", "scanned id=1 outcome=deliver", "scanned to=a@b", "scanned "})
  void other_lines_are_passed_over(String line) {
    assertThat(ReportLine.of(line)).isEmpty();
  }

  @Test
  void a_message_is_through_when_each_recipient_was_heard_of() throws InterruptedException {
    Reports reports = new Reports();
    reports.accept("scanned to=b@y outcome=quarantine");
    reports.accept("started");
    reports.accept("scanned to=a@x,c@z outcome=deliver");
    assertThat(reports.await(List.of("a@x", "b@y"), Duration.ofSeconds(20)))
        .hasToString("{a@x=deliver, b@y=quarantine}");
  }

  @Test
  void a_recipient_of_whom_nothing_is_heard_in_time_is_left_out() throws InterruptedException {
    Reports reports = new Reports();
    reports.accept("scanned to=a@x outcome=deliver");
    assertThat(reports.await(List.of("a@x", "b@y"), Duration.ZERO)).containsOnlyKeys("a@x");
  }
}
