package org.postern.qmail.chain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of classes that a configuration names: the one place where classes are looked up
 * and constructors called by reflection. A constructor marked {@code @Inject} is preferred to one
 * without parameters; its parameters come from a map of services.
 */
final class Instances {
  private final Map<Class<?>, Object> services = new HashMap<>();

  /** Why there is no object; the message completes a sentence that begins with the class. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String what, @Nullable Throwable cause) {
      super(what, cause);
    }
  }

  <T> void bind(Class<T> type, T service) {
    services.put(type, service);
  }

  void bindAll(Map<Class<?>, Object> more) {
    services.putAll(more);
  }

  /** Returns the first class of that name there is, if it is of the type asked for. */
  static <T> Class<? extends T> find(List<String> names, Class<T> type) throws Refused {
    for (String name : names) {
      try {
        return Class.forName(name).asSubclass(type);
      } catch (ClassNotFoundException e) {
        continue;
      } catch (ClassCastException e) {
        throw new Refused("is not a " + type.getName(), e);
      } catch (LinkageError e) {
        throw new Refused("cannot be loaded, as " + e + " is missing or does not fit", e);
      }
    }
    throw new Refused(
        "is not a class on the class path; looked for "
            + String.join(" and ", names)
            + "; write the full name of a class that is there",
        null);
  }

  /**
   * Returns a new object.
   *
   * @param extra services for this one object
   */
  <T> T make(Class<T> type, Map<Class<?>, Object> extra) throws Refused {
    Constructor<?> constructor = constructor(type);
    Class<?>[] parameters = constructor.getParameterTypes();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      arguments[i] = service(parameters[i], extra);
    }
    try {
      constructor.setAccessible(true);
      return type.cast(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      throw new Refused("failed to start: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException | LinkageError | SecurityException e) {
      throw new Refused("cannot be made: " + e, e);
    }
  }

  private Object service(Class<?> wanted, Map<Class<?>, Object> extra) throws Refused {
    Object service = extra.containsKey(wanted) ? extra.get(wanted) : services.get(wanted);
    if (service != null) {
      return service;
    }
    if (!wanted.isInterface() && marked(wanted) != null) {
      Object made = make(wanted, Map.of());
      if (wanted.isAnnotationPresent(Singleton.class)) {
        services.put(wanted, made);
      }
      return made;
    }
    throw new Refused(
        "needs "
            + wanted.getName()
            + ", which only a James server has; remove it, or have the adapter ignore it",
        null);
  }

  private static Constructor<?> constructor(Class<?> type) throws Refused {
    Constructor<?> marked = marked(type);
    if (marked != null) {
      return marked;
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 0) {
        return constructor;
      }
    }
    throw new Refused("has neither an @Inject constructor nor one without parameters", null);
  }

  private static @Nullable Constructor<?> marked(Class<?> type) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.isAnnotationPresent(Inject.class)) {
        return constructor;
      }
    }
    return null;
  }
}
