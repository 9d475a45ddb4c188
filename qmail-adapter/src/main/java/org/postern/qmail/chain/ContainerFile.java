package org.postern.qmail.chain;

import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.core.MailAddress;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailetcontainer.AutomaticallySentMailDetectorImpl;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.AutomaticallySentMailDetector;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.metrics.Registry;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Opens a mailetcontainer.xml and says all that is wrong with it. */
final class ContainerFile {
  private final ChainSettings settings;
  private final Path file;
  private final Mistakes mistakes;

  ContainerFile(ChainSettings settings) {
    this.settings = settings;
    this.file = settings.container();
    this.mistakes = new Mistakes(file.toString());
  }

  Processors open() throws SettingsException {
    Element root = readElements();
    List<Element> elements =
        root.all("processors").stream().flatMap(all -> all.all("processor").stream()).toList();
    if (root.all("processors").size() > 1) {
      int second = root.all("processors").get(1).line();
      mistakes.add(second, "processors", "is there twice; put all processors into one");
    }
    root.all("processors").stream()
        .flatMap(all -> all.children().stream())
        .filter(child -> !child.name().equals("processor"))
        .forEach(
            child ->
                mistakes.add(
                    child.line(), child.name(), "has no place in processors; write processor"));
    Structure structure = new Structure(elements, mistakes);
    structure.check();
    AdapterContext context =
        new AdapterContext(
            postmaster(root), settings.local().or("localhost"::equals), settings.own());
    Loader loader = new Loader(elements, instances(context), settings.ignored(), mistakes);
    Processors processors = new Processors(context, loader);
    start(processors, mistakes.none() ? readConfiguration() : Mended.of(elements));
    structure.checkReferences(processors.made());
    if (!mistakes.none()) {
      processors.dispose();
      throw mistakes.thrown();
    }
    return processors;
  }

  private Element readElements() throws SettingsException {
    try {
      return ElementReader.read(file);
    } catch (SAXParseException e) {
      mistakes.add(e.getLineNumber(), "XML", "is not well-formed: " + e.getMessage());
    } catch (SAXException e) {
      mistakes.add(1, "XML", "is not well-formed: " + e.getMessage());
    } catch (IOException e) {
      mistakes.add(1, "file", "cannot be read: " + reason(e));
    }
    throw mistakes.thrown();
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file; write it, or name another folder";
      case AccessDeniedException _ -> "this user may not read it";
      default -> String.valueOf(e.getMessage());
    };
  }

  private HierarchicalConfiguration<ImmutableNode> readConfiguration() throws SettingsException {
    try {
      HierarchicalConfiguration<ImmutableNode> config =
          Xml.read(file).configurationAt("processors", true);
      // whatever the file says, there is no management server here
      config.setProperty("[@enableJmx]", "false");
      config
          .configurationsAt("processor", true)
          .forEach(processor -> processor.setProperty("[@enableJmx]", "false"));
      return config;
    } catch (ConfigurationException e) {
      mistakes.add(1, "XML", "cannot be read: " + e.getMessage());
      throw mistakes.thrown();
    }
  }

  private void start(Processors processors, HierarchicalConfiguration<ImmutableNode> config) {
    processors.configure(config);
    try {
      processors.init();
    } catch (Exception e) {
      // James stops at the first mistake; if we know of some, this is one of them
      if (mistakes.none()) {
        mistakes.add(1, "processors", "cannot be used: " + e.getMessage());
      }
    }
  }

  private Instances instances(AdapterContext context) {
    Path conf = file.toAbsolutePath().getParent();
    Path directory = conf == null ? file : conf;
    Instances instances = new Instances();
    instances.bind(FileSystem.class, new ConfigurationFiles(directory));
    instances.bind(MailetContext.class, context);
    Registry registry = new Registry();
    instances.bind(MetricFactory.class, registry);
    instances.bind(GaugeRegistry.class, registry);
    instances.bind(Clock.class, settings.clock());
    instances.bind(AutomaticallySentMailDetector.class, new AutomaticallySentMailDetectorImpl());
    instances.bindAll(settings.services());
    instances.bind(
        MailRepositoryStore.class,
        Repositories.open(directory, instances, mistakes, settings.trial()));
    return instances;
  }

  private MailAddress postmaster(Element root) {
    Element context = root.first("context").orElse(root);
    Element element = context.first("postmaster").orElse(context);
    String written =
        element.name().equals("postmaster")
            ? element.text().toString().strip()
            : "postmaster@localhost";
    // James takes a bare name for one at its own domain
    String address = written.contains("@") ? written : written + "@localhost";
    try {
      return new MailAddress(address);
    } catch (AddressException e) {
      mistakes.add(
          element.line(),
          "postmaster",
          '"' + written + "\" is not an address; write one such as postmaster@example.org");
      return MailAddress.nullSender();
    }
  }
}
