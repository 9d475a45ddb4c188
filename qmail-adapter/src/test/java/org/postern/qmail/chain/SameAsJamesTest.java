package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.core.MailAddress;
import org.apache.james.mailetcontainer.api.MailetLoader;
import org.apache.james.mailetcontainer.api.MatcherLoader;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.mailetcontainer.lib.AbstractStateCompositeProcessor;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.attributes.ContentMessage;
import org.postern.qmail.metrics.Registry;

/**
 * The same configuration and the same mail through James's own container and through ours: who got
 * what, where, in which state and in which order is the same. The scenarios are in {@code
 * scenarios.xml}.
 */
class SameAsJamesTest {
  private static final Pattern SCENARIO =
      Pattern.compile(
          "<scenario name=\"([^\"]*)\"(?: to=\"([^\"]*)\")?>(.*?)</scenario>", Pattern.DOTALL);

  @TempDir Path directory;

  record Scenario(String name, List<String> recipients, String processors) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Scenario> scenarios() throws Exception {
    try (InputStream in = SameAsJamesTest.class.getResourceAsStream("scenarios.xml")) {
      Matcher found = SCENARIO.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      List<Scenario> all = new ArrayList<>();
      while (found.find()) {
        String to = found.group(2) == null ? "a@x.org b@x.org c@x.org" : found.group(2);
        String processors =
            found
                .group(3)
                .replace("probe.", "org.postern.qmail.chain.Probe$")
                .replace("composite.", "org.apache.james.mailetcontainer.impl.matchers.");
        all.add(new Scenario(found.group(1), List.of(to.split(" ")), processors));
      }
      return all.stream();
    }
  }

  @Test
  void there_are_enough_scenarios() throws Exception {
    assertThat(scenarios().map(Scenario::name)).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void happens_as_in_james(Scenario scenario) throws Exception {
    Path file = ChainFixture.container(directory, scenario.processors());
    List<String> theirs = trace(file, scenario, true);
    List<String> ours = trace(file, scenario, false);

    assertThat(theirs).as("the scenario shows something").hasSizeGreaterThan(1);
    assertThat(ours).isEqualTo(theirs);
  }

  private static List<String> trace(Path file, Scenario scenario, boolean james) throws Exception {
    Probe.Trace trace = new Probe.Trace();
    AdapterContext context =
        new AdapterContext(new MailAddress("postmaster@x.org"), "x.org"::equals);
    Instances instances = new Instances();
    instances.bind(Probe.Trace.class, trace);
    Mistakes mistakes = new Mistakes("file");
    List<Element> elements =
        ElementReader.read(file).first("processors").orElseThrow().all("processor");
    PlainLoader plain = new PlainLoader(instances);
    AbstractStateCompositeProcessor processors =
        james
            ? new CompositeProcessorImpl(new Registry(), context, plain, plain)
            : new Processors(context, new Loader(elements, instances, Set.of(), mistakes));
    HierarchicalConfiguration<ImmutableNode> config =
        Xml.read(file).configurationAt("processors", true);
    config.setProperty("[@enableJmx]", "false");
    processors.configure(config);
    processors.init();
    assertThat(mistakes.none()).isTrue();

    Submission submission =
        ChainFixture.submission(
            ChainFixture.MESSAGE, "s@x.org", scenario.recipients().toArray(String[]::new));
    Ledger ledger = new Ledger(false, ChainListener.NONE);
    Run run = new Run(submission, ledger, ChainListener.NONE);
    MailImpl mail =
        MailImpl.builder()
            .name("m")
            .sender("s@x.org")
            .addRecipients(scenario.recipients().toArray(String[]::new))
            .state(Mail.DEFAULT)
            .build();
    mail.setMessageNoCopy(new ContentMessage(submission.message()));
    String end = "returned";
    try {
      run.within(
          () -> {
            processors.service(mail);
            return new Decision(List.of(), java.util.Optional.empty(), List.of());
          });
    } catch (Exception e) {
      end = "threw " + root(e);
    }
    trace.lines.add(end + " " + mail.getState());
    processors.dispose();
    return trace.lines;
  }

  private static String root(Throwable e) {
    return e.getCause() == null
        ? e.getClass().getSimpleName() + " " + e.getMessage()
        : root(e.getCause());
  }

  /** Loads as a James server would, without looking for mistakes. */
  private record PlainLoader(Instances instances) implements MailetLoader, MatcherLoader {
    @Override
    public Mailet getMailet(MailetConfig config) throws MessagingException {
      try {
        List<String> names = Names.candidates(config.getMailetName(), Names.MAILETS);
        Mailet mailet = instances.make(Instances.find(names, Mailet.class), Map.of());
        mailet.init(config);
        return mailet;
      } catch (Instances.Refused e) {
        throw new MessagingException(config.getMailetName(), e);
      }
    }

    @Override
    public org.apache.mailet.Matcher getMatcher(MatcherConfig config) throws MessagingException {
      try {
        List<String> names = Names.candidates(config.getMatcherName(), Names.MATCHERS);
        org.apache.mailet.Matcher matcher =
            instances.make(Instances.find(names, org.apache.mailet.Matcher.class), Map.of());
        matcher.init(config);
        return matcher;
      } catch (Instances.Refused e) {
        throw new MessagingException(config.getMatcherName(), e);
      }
    }
  }
}
