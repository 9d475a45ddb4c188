package org.postern.james;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import org.apache.commons.configuration2.Configuration;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.james.utils.ClassName;
import org.apache.james.utils.GuiceGenericLoader;
import org.apache.james.utils.GuiceProbe;
import org.apache.mailet.Mailet;

/** Makes hooks as James's SMTP server does: out of the extension jar, with James's services. */
final class Hooks implements GuiceProbe {
  private final GuiceGenericLoader loader;
  private final Injector injector;

  @Inject
  Hooks(GuiceGenericLoader loader, Injector injector) {
    this.loader = loader;
    this.injector = injector;
  }

  /**
   * A server loads its hooks and its mailets with one class loader. James 3.9 keeps classes by name
   * for as long as the process lives, so that where several servers were started in this one, its
   * mailets are those of the first; the hook must be of the same.
   */
  JamesMessageHook make(String className, Configuration config) throws Exception {
    Mailet sibling = loader.instantiate(new ClassName("org.postern.mailets.Accept"));
    JamesMessageHook hook =
        (JamesMessageHook)
            injector.getInstance(sibling.getClass().getClassLoader().loadClass(className));
    hook.init(config);
    return hook;
  }
}
