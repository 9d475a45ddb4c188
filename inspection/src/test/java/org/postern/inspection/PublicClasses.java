package org.postern.inspection;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists the classes of a package, for tests that something was said about each. */
public final class PublicClasses {
  private PublicClasses() {}

  /** Returns the names of the public classes of a type that are compiled beside another. */
  public static List<String> beside(Class<?> one, Class<?> type)
      throws IOException, URISyntaxException {
    Path top = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = top.resolve(one.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
          .map(name -> one.getPackageName() + "." + name.replace(".class", ""))
          .filter(name -> isPublic(name, type))
          .toList();
    }
  }

  private static boolean isPublic(String name, Class<?> type) {
    try {
      Class<?> found = Class.forName(name, false, type.getClassLoader());
      return Modifier.isPublic(found.getModifiers()) && type.isAssignableFrom(found);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
