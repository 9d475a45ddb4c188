package org.postern.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What lies in the one file for {@code extensions-jars}. */
class ExtensionJarTest {
  private static final int CLASS_FILES_OF_JAVA_21 = 65;

  @Test
  void it_holds_the_suite_and_nothing_that_the_server_has() throws IOException {
    assertThat(names())
        .contains("org/postern/james/PosternModule.class", "org/postern/inspection/Finding.class")
        .allMatch(name -> name.startsWith("org/postern/") || name.startsWith("META-INF/"));
  }

  @Test
  void a_server_on_java_21_can_load_every_class() throws IOException {
    try (JarFile jar = extension()) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().endsWith(".class")) {
          try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.skipNBytes(4);
            int minor = in.readUnsignedShort();
            int major = in.readUnsignedShort();
            assertThat(major).as(entry.getName()).isLessThanOrEqualTo(CLASS_FILES_OF_JAVA_21);
            assertThat(minor).as("preview of %s", entry.getName()).isZero();
          }
        }
      }
    }
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = extension()) {
      return jar.stream().filter(e -> !e.isDirectory()).map(JarEntry::getName).toList();
    }
  }

  private static JarFile extension() throws IOException {
    return new JarFile(System.getProperty("postern.extension"));
  }
}
