package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.app.documentation.Repository;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsDocumentationTest {

  @Test
  void namesEverySettingWithItsDefault() {
    List<String> expected = Arrays.stream(Setting.values()).map(this::row).toList();

    assertThat(
            Repository.all(
                "^(\\| `[A-Z_]+` \\| [^|]+ \\|) ", Repository.section("README.md", "## Settings")))
        .containsExactlyElementsOf(expected);
  }

  private String row(Setting setting) {
    String fallback = setting.fallback().isEmpty() ? "none" : "`" + setting.fallback() + "`";
    return "| `" + setting.name() + "` | " + fallback + " |";
  }
}
