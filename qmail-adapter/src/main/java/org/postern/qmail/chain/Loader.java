package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.james.mailetcontainer.api.MailetLoader;
import org.apache.james.mailetcontainer.api.MatcherLoader;
import org.apache.mailet.Mailet;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.Matcher;
import org.apache.mailet.MatcherConfig;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/**
 * Makes and starts the mailets and matchers that a file names. One that cannot be had is noted as a
 * mistake and replaced, so that the reading goes on to the next mistake.
 */
final class Loader implements MailetLoader, MatcherLoader {
  private final List<Element> processors;
  private final Instances instances;
  private final Set<String> ignored;
  private final Mistakes mistakes;
  private Place place;

  Loader(List<Element> processors, Instances instances, Set<String> ignored, Mistakes mistakes) {
    this.processors = processors;
    this.instances = instances;
    this.ignored = ignored;
    this.mistakes = mistakes;
    this.place = new Place(new Element("processor", Map.of(), 0));
  }

  /** Goes to a processor; returns where its mailets stand. */
  List<ChainStep> enter(int index) {
    Element processor = processors.get(index);
    place = new Place(processor);
    String state = processor.attribute("state").orElse("");
    return processor.all("mailet").stream()
        .map(
            mailet ->
                new ChainStep(
                    state,
                    mailet.line(),
                    mailet.condition() + "=\"" + mailet.matcher() + '"',
                    mailet.attribute("class").orElse("")))
        .toList();
  }

  @Override
  public Mailet getMailet(MailetConfig config) throws MessagingException {
    Element at = place.mailet();
    String name = at.attribute("class").map(written -> config.getMailetName()).orElse("");
    try {
      // a name that is missing has been noted already
      if (!name.isEmpty() && !ignored.contains(name)) {
        Mailet mailet = instances.make(mailetClass(name), Map.of(MailetConfig.class, config));
        mailet.init(config);
        return mailet;
      }
    } catch (Instances.Refused e) {
      mistakes.add(at.line(), "class", quoted(name, e, "mailet"));
    } catch (MessagingException | RuntimeException | LinkageError e) {
      explain(e, at, "class", name);
    }
    return new PassedOver.AsMailet();
  }

  @Override
  public Matcher getMatcher(MatcherConfig config) throws MessagingException {
    Element at = place.matcher(config);
    String name = config.getMatcherName();
    try {
      if (!ignored.contains(name)) {
        List<String> candidates = Names.candidates(name, Names.MATCHERS);
        Matcher matcher = instances.make(Instances.find(candidates, Matcher.class), Map.of());
        matcher.init(config);
        return matcher;
      }
    } catch (Instances.Refused e) {
      mistakes.add(at.line(), at.condition(), quoted(name, e, "matcher"));
    } catch (MessagingException | RuntimeException | LinkageError e) {
      explain(e, at, at.condition(), at.matcher());
    }
    Matcher nobody = new PassedOver.AsMatcher();
    nobody.init(config);
    return nobody;
  }

  private static Class<? extends Mailet> mailetClass(String name) throws Instances.Refused {
    Class<? extends Mailet> alias = Names.alias(name);
    return alias != Mailet.class
        ? alias
        : Instances.find(Names.candidates(name, Names.MAILETS), Mailet.class);
  }

  private static String quoted(String name, Instances.Refused refused, String kind) {
    return Names.serverOnly(name)
        ? '"'
            + name
            + "\" is a "
            + kind
            + " that only a James server can run; remove it, or have"
            + " the adapter ignore it"
        : '"' + name + "\" " + refused.getMessage();
  }

  /** Says what is wrong with the parameters, each at its own line where it is known. */
  private void explain(Throwable e, Element at, String setting, String value) {
    SettingsException cause = settings(e);
    if (cause == null) {
      mistakes.add(at.line(), setting, '"' + value + "\" does not start: " + e.getMessage());
      return;
    }
    for (Problem problem : cause.problems()) {
      if (!problem.where().startsWith("mailetcontainer.xml")) {
        mistakes.add(at.line(), problem);
      } else if (setting.equals("class")) {
        int line = at.first(problem.setting()).map(Element::line).orElse(at.line());
        mistakes.add(line, problem.setting(), problem.what());
      } else {
        mistakes.add(at.line(), setting, '"' + value + "\": " + problem.what());
      }
    }
  }

  private static @Nullable SettingsException settings(Throwable thrown) {
    Throwable e = thrown;
    for (int depth = 0; e != null && depth < 10; depth++) {
      if (e instanceof SettingsException found) {
        return found;
      }
      e = e.getCause();
    }
    return null;
  }
}
