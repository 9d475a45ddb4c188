package org.postern.james38;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The suite is compiled against James 3.9: what of it would fail to link on James 3.8. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkageTest {
  /** Only for archives that are set to zstd: where the library is missing, that stops the start. */
  private static final String OPTIONAL = "com.github.luben.zstd";

  private final JavaClasses jar;
  private final JavaClasses suite;

  LinkageTest() throws IOException {
    try (JarFile file = new JarFile("target/postern-james-extension-38.jar")) {
      jar = new ClassFileImporter().importJar(file);
    }
    // The libraries that come along name others that they can do without.
    suite = jar.that(not(resideInAPackage("org.postern.shaded..")));
  }

  @Test
  void every_class_that_it_names_is_there() {
    Set<String> missing = new TreeSet<>();
    for (JavaClass type : suite) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass named = dependency.getTargetClass().getBaseComponentType();
        if (!named.isPrimitive() && !annotation(named) && !there(named)) {
          missing.add(named.getName() + ", which " + type.getName() + " uses");
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void every_method_field_and_constructor_that_it_uses_is_there() {
    Set<String> missing = new TreeSet<>();
    for (JavaClass type : suite) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        AccessTarget target = access.getTarget();
        if (target.resolveMember().isEmpty()
            && !target.getOwner().getPackageName().equals(OPTIONAL)
            && !target.getOwner().isArray()
            && !isPolymorphic(target)
            && !isOfObject(target)) {
          missing.add(target.getFullName() + ", which " + type.getName() + " uses");
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void every_class_has_all_methods_that_its_interfaces_ask_for() {
    Set<String> missing = new TreeSet<>();
    for (JavaClass type : suite) {
      if (!type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        Set<String> there =
            type.getAllMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(LinkageTest::signature)
                .collect(Collectors.toSet());
        type.getAllMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(method -> !there.contains(signature(method)))
            .forEach(method -> missing.add(type.getName() + " lacks " + method.getFullName()));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void nothing_of_jakarta_is_left() {
    assertThat(suite)
        .allSatisfy(
            type ->
                assertThat(type.getDirectDependenciesFromSelf())
                    .noneMatch(d -> d.getTargetClass().getPackageName().startsWith("jakarta.")));
  }

  /** A handle takes whatever it is given: JLS 15.12.3, signature polymorphic methods. */
  private static boolean isPolymorphic(AccessTarget target) {
    String owner = target.getOwner().getName();
    return owner.equals(VarHandle.class.getName()) || owner.equals(MethodHandle.class.getName());
  }

  /** What every object has, interfaces have too without saying so: JLS 9.2. */
  private static boolean isOfObject(AccessTarget target) {
    return target.getOwner().isInterface()
        && Arrays.stream(Object.class.getMethods())
            .anyMatch(method -> method.getName().equals(target.getName()));
  }

  private boolean there(JavaClass type) {
    if (type.getPackageName().equals(OPTIONAL)) {
      return true;
    }
    String file = type.getName().replace('.', '/') + ".class";
    return jar.contain(type.getName()) || getClass().getClassLoader().getResource(file) != null;
  }

  /** The virtual machine passes over annotations that are not there. */
  private static boolean annotation(JavaClass type) {
    return type.getPackageName().equals("org.jspecify.annotations");
  }

  private static String signature(JavaMethod method) {
    List<String> parameters =
        method.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    return method.getName() + parameters;
  }
}
