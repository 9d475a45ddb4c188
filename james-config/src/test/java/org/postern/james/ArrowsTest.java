package org.postern.james;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows between the modules that a James server loads (docs/architecture.md), and the house's
 * rules that a compiler does not keep. All read from the extension jar, where they stand together.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrowsTest {
  private final JavaClasses suite;

  ArrowsTest() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("postern.extension"))) {
      suite =
          new ClassFileImporter()
              .importJar(jar)
              .that(not(resideInAPackage("org.postern.shaded..")));
    }
  }

  @ParameterizedTest
  @MethodSource
  void kept(ArchRule rule) {
    rule.check(suite);
  }

  static Stream<Named<ArchRule>> kept() {
    return Stream.of(
            noClasses()
                .that()
                .resideInAPackage("org.postern.inspection..")
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                            "org.apache.mailet..",
                            "org.apache.james..",
                            "jakarta..",
                            "com.google.inject..")
                        .and(not(resideInAPackage("org.apache.james.mime4j.."))))
                .because("inspection knows no mail server"),
            noClasses()
                .that()
                .resideInAPackage("org.postern.inspection..")
                .should()
                .dependOnClassesThat(
                    resideInAPackage("org.postern..")
                        .and(
                            not(
                                resideInAnyPackage(
                                    "org.postern.inspection..", "org.postern.shaded.."))))
                .because("arrows point towards inspection"),
            noClasses()
                .that()
                .resideInAPackage("org.postern.attributes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "org.postern.matchers..", "org.postern.mailets..", "org.postern.james..")
                .because("attributes is what matchers and mailets share"),
            noClasses()
                .that()
                .resideInAPackage("org.postern.matchers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.postern.mailets..", "org.postern.james..")
                .because("what passes between them is data on the mail"),
            noClasses()
                .that()
                .resideInAPackage("org.postern.mailets..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.postern.matchers..", "org.postern.james..")
                .because("what passes between them is data on the mail"),
            noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "java.lang.foreign..",
                    "java.awt..",
                    "javax.swing..",
                    "java.lang.reflect..",
                    "sun..",
                    "com.sun..")
                .because("a James server runs on Java 21, without a screen"),
            noClasses()
                .should()
                .callMethodWhere(
                    target(nameMatching("saveChanges|writeTo"))
                        .and(
                            target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With
                                    .owner(resideInAPackage("jakarta.mail..")))))
                .because("both let James write the message anew, and throw on malformed ones"),
            classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Manager|Helper|Impl)|.*\\.Abstract\\w*")
                .because("such a name says nothing"),
            fields()
                .that()
                .areStatic()
                .should()
                .beFinal()
                .because("static state that changes has no owner"),
            classes()
                .that()
                .areNotInterfaces()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .areNotAnonymousClasses()
                .and()
                .areNotEnums()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("nothing here is made for extension"))
        .map(rule -> Named.of(rule.getDescription(), rule));
  }
}
