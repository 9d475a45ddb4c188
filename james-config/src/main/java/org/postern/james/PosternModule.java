package org.postern.james;

import com.google.inject.AbstractModule;

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
  protected void configure() {}
}
