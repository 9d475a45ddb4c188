package org.postern.james;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import org.postern.mailets.EnginePool;
import org.postern.mailets.notice.NoticeMemory;
import org.postern.metrics.Meters;
import org.postern.syslog.SyslogPool;

/**
 * The services that matchers and mailets of one server share. James loads it because {@code
 * extensions.properties} names it:
 *
 * <pre>{@code
 * guice.extension.module=org.postern.james.PosternModule
 * }</pre>
 */
public final class PosternModule extends AbstractModule {
  @Override
  protected void configure() {
    // James makes a child injector for each mailet: unbound, each mailet would get its own.
    bind(EnginePool.class).in(Scopes.SINGLETON);
    bind(NoticeMemory.class).in(Scopes.SINGLETON);
    bind(Meters.class).in(Scopes.SINGLETON);
    bind(SyslogPool.class).in(Scopes.SINGLETON);
  }
}
