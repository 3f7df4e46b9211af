package dev.engagement.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the classes against the rules of the architecture, and the rules against classes that break
 * them.
 */
class ArchitectureTest {

  private static final String BROKEN = "broken";

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ArchitectureRules.BASE);

  private static final JavaClasses ON_PURPOSE = new ClassFileImporter().importPackages(BROKEN);

  private static final Map<String, ArchRule> RULES = ArchitectureRules.of(ArchitectureRules.BASE);
  private static final Map<String, ArchRule> RULES_FOR_BROKEN = ArchitectureRules.of(BROKEN);

  static Set<String> rules() {
    return new TreeSet<>(RULES.keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ports",
        "core",
        "testkit",
        "adapter.graph",
        "adapter.jdbi",
        "adapter.javalin",
        "adapter.jollyday",
        "adapter.mime",
        "adapter.mustache",
        "adapter.sendgrid",
        "adapter.tink",
        "app"
      })
  void everyPackageThatARuleNamesHasClasses(String module) {
    String name = ArchitectureRules.BASE + "." + module;

    assertThat(OURS.stream().map(JavaClass::getPackageName).filter(found -> found.startsWith(name)))
        .hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKept(String rule) {
    RULES.get(rule).check(OURS);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isSeenToFailWhereItIsBroken(String rule) {
    assertThat(RULES_FOR_BROKEN.get(rule).evaluate(ON_PURPOSE).hasViolation()).isTrue();
  }

  @Test
  void seesEveryModule() {
    assertThat(OURS.size()).isGreaterThan(300);
  }
}
