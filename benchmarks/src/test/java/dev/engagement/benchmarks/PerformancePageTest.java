package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page about performance names the commands that there are, and files that exist. */
class PerformancePageTest {

  private static final Path PAGE = Path.of("..", "docs", "performance.md");
  private static final Pattern COMMAND = Pattern.compile("\\./engagement bench ([a-z]+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(((?:\\.\\./)?[\\w./-]+)\\)");

  private static Set<String> all(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void namesEveryCommandAndNoOther() throws IOException {
    Set<String> commands = new CommandLine(new BenchCommand()).getSubcommands().keySet();

    assertThat(all(COMMAND)).containsExactlyInAnyOrderElementsOf(commands);
  }

  @Test
  void linksToFilesThatExist() throws IOException {
    assertThat(all(LINK))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
  }
}
