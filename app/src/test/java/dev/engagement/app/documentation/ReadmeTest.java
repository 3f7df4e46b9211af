package dev.engagement.app.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

  private static final String README = Repository.read("README.md");
  private static final int FIRST_SCREEN = 25;

  @Test
  void showsTheTwoCommandsOnTheFirstScreen() {
    String firstScreen = README.lines().limit(FIRST_SCREEN).collect(Collectors.joining("\n"));

    assertThat(firstScreen).contains("./engagement demo").contains("mvn verify");
  }

  @ParameterizedTest
  @ValueSource(strings = {"template", "sequence", "enrollment", "recipient", "queue-item"})
  void showsTheLifecycleThatTheCodeHas(String lifecycle) {
    String diagram = Repository.read("docs/lifecycle/" + lifecycle + ".mmd");

    assertThat(README).contains("```mermaid\n" + diagram.strip() + "\n```");
  }

  @Test
  void showsEveryLifecycle() {
    assertThat(Repository.all("^(stateDiagram-v2)$", README))
        .hasSameSizeAs(Repository.files(".mmd"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engagement-core/src/test/java/dev/engagement/core/example/TwoWeeksTest.java",
        "app/src/test/java/dev/engagement/app/documentation/EmbeddingExampleTest.java"
      })
  void showsTheExampleThatIsCompiledAndRun(String source) {
    String example = Repository.region(source);

    assertThat(example).isNotEmpty();
    assertThat(README).contains("```java\n" + example + "\n```").contains("](" + source + ")");
  }

  @Test
  void namesEveryModuleInTheOrderOfTheBuild() {
    assertThat(
            Repository.all("^\\| `([a-z-]+)` \\|", Repository.section("README.md", "## Modules")))
        .isEqualTo(Repository.all("<module>(.*)</module>", Repository.read("pom.xml")))
        .isNotEmpty();
  }
}
