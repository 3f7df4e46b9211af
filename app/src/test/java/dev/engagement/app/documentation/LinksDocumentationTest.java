package dev.engagement.app.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksDocumentationTest {

  static List<String> documents() {
    return Repository.files(".md");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void leadsToWhatIsThere(String document) {
    List<String> links =
        Repository.all("\\]\\(([^)\\s]+)\\)", Repository.read(document)).stream()
            .filter(link -> !link.contains("://"))
            .toList();

    assertThat(links).allSatisfy(link -> assertLeadsSomewhere(document, link));
  }

  private static void assertLeadsSomewhere(String document, String link) {
    String[] parts = link.split("#", 2);
    Path from = Path.of(document);
    Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();

    assertThat(Files.exists(Repository.path(target.toString()))).as(link).isTrue();
    if (parts.length > 1) {
      assertThat(anchors(target.toString())).as(link).contains(parts[1]);
    }
  }

  private static List<String> anchors(String document) {
    return Repository.all("^#+ (.*)$", Repository.read(document)).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .toList();
  }
}
