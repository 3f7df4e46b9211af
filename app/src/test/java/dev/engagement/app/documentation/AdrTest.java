package dev.engagement.app.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdrTest {

  private static final String FOLDER = "docs/adr/";

  private static final Set<String> CLASSES =
      Repository.files(".java").stream()
          .map(file -> Path.of(file).getFileName().toString().replace(".java", ""))
          .collect(Collectors.toUnmodifiableSet());

  static List<String> records() {
    return Repository.files(".md").stream()
        .filter(file -> file.matches(FOLDER + "\\d{4}-[a-z0-9-]+\\.md"))
        .toList();
  }

  @Test
  void areNumberedWithoutGaps() {
    List<Integer> numbers =
        records().stream()
            .map(file -> file.substring(FOLDER.length(), FOLDER.length() + 4))
            .map(Integer::valueOf)
            .toList();

    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    assertThat(numbers).hasSizeGreaterThan(15);
  }

  @Test
  void areListed() {
    assertThat(Repository.all("\\]\\((\\d{4}[^)]*)\\)", Repository.read(FOLDER + "README.md")))
        .isEqualTo(records().stream().map(file -> file.substring(FOLDER.length())).toList());
  }

  @ParameterizedTest
  @MethodSource("records")
  void sayWhatWasDecidedAndWhy(String file) {
    String text = Repository.read(file);
    int number = Integer.parseInt(file.substring(FOLDER.length(), FOLDER.length() + 4));

    assertThat(text).startsWith("# " + number + ". ");
    assertThat(Repository.all("^## (.*)$", text))
        .containsExactly("Context", "Decision", "Consequences");
  }

  @ParameterizedTest
  @MethodSource("records")
  void areHeldByWhatIsThere(String file) {
    List<String> held = Repository.all("^Held by: (.*)$", Repository.read(file));
    assertThat(held).hasSize(1);

    List<String> named = Repository.all("`([A-Z]\\w*)`", held.get(0));
    List<String> paths = Repository.all("`([a-z.][\\w.-]*/[\\w./-]+)`", held.get(0));

    assertThat(named.size() + paths.size()).isPositive();
    assertThat(CLASSES).containsAll(named);
    assertThat(paths).allSatisfy(path -> assertThat(Files.exists(Repository.path(path))).isTrue());
  }
}
