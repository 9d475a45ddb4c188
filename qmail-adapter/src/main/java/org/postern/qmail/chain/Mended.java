package org.postern.qmail.chain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.convert.DisabledListDelimiterHandler;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.mailet.Mail;

/**
 * A configuration without what James would stop at, made of one that has it, so that the mistakes
 * after the first are seen too. What was taken out has been noted by {@link Structure}; a mended
 * configuration is never run.
 */
final class Mended {
  private Mended() {}

  static HierarchicalConfiguration<ImmutableNode> of(List<Element> processors) {
    BaseHierarchicalConfiguration config = new BaseHierarchicalConfiguration();
    config.setListDelimiterHandler(new DisabledListDelimiterHandler());
    ImmutableNode.Builder root = new ImmutableNode.Builder().name("processors");
    root.addAttribute("enableJmx", "false");
    processors.forEach(processor -> root.addChild(processor(processor)));
    config.getNodeModel().setRootNode(root.create());
    return config;
  }

  private static ImmutableNode processor(Element processor) {
    String state = processor.attribute("state").orElse("");
    ImmutableNode.Builder node = new ImmutableNode.Builder().name("processor");
    node.addAttribute("enableJmx", "false");
    node.addAttribute("state", state.isEmpty() || state.equals(Mail.GHOST) ? "unnamed" : state);
    Set<String> names = new HashSet<>();
    processor.all("matcher").forEach(matcher -> node.addChild(matcher(matcher, names)));
    processor.all("mailet").forEach(mailet -> node.addChild(mailet(mailet)));
    return node.create();
  }

  private static ImmutableNode matcher(Element matcher, Set<String> names) {
    ImmutableNode.Builder node = new ImmutableNode.Builder().name("matcher");
    node.addAttribute(matcher.condition(), matcher.matcher());
    matcher.attribute("name").filter(names::add).ifPresent(name -> node.addAttribute("name", name));
    matcher.all("matcher").forEach(inner -> node.addChild(matcher(inner, names)));
    return node.create();
  }

  private static ImmutableNode mailet(Element mailet) {
    ImmutableNode.Builder node = new ImmutableNode.Builder().name("mailet");
    mailet.attribute("class").ifPresent(name -> node.addAttribute("class", name));
    node.addAttribute(mailet.condition(), mailet.matcher());
    mailet.children().forEach(child -> node.addChild(parameter(child)));
    return node.create();
  }

  private static ImmutableNode parameter(Element element) {
    ImmutableNode.Builder node = new ImmutableNode.Builder().name(element.name());
    String text = element.text().toString().strip();
    if (!text.isEmpty()) {
      node.value(text);
    }
    element.children().forEach(child -> node.addChild(parameter(child)));
    return node.create();
  }
}
