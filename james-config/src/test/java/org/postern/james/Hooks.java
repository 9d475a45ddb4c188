package org.postern.james;

import jakarta.inject.Inject;
import org.apache.commons.configuration2.Configuration;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.james.utils.ClassName;
import org.apache.james.utils.GuiceGenericLoader;
import org.apache.james.utils.GuiceProbe;

/** Makes hooks as James's SMTP server does: out of the extension jar, with James's services. */
final class Hooks implements GuiceProbe {
  private final GuiceGenericLoader loader;

  @Inject
  Hooks(GuiceGenericLoader loader) {
    this.loader = loader;
  }

  JamesMessageHook make(String className, Configuration config) throws Exception {
    JamesMessageHook hook = loader.instantiate(new ClassName(className));
    hook.init(config);
    return hook;
  }
}
