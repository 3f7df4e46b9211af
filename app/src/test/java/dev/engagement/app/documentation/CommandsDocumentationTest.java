package dev.engagement.app.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.app.Main;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CommandsDocumentationTest {

  private static final String COMMANDS = Repository.section("README.md", "## Commands");

  private final CommandLine commands = new CommandLine(new Main());

  @Test
  void namesEveryCommandAndNoOther() {
    assertThat(Repository.all("^\\| `./engagement ([a-z][a-z-]*)` \\|", COMMANDS))
        .containsExactlyInAnyOrderElementsOf(commands.getSubcommands().keySet());
  }

  @Test
  void namesEveryOption() {
    List<String> options =
        commands.getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .filter(option -> !option.usageHelp() && !option.versionHelp())
            .map(OptionSpec::longestName)
            .toList();

    assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(COMMANDS).contains(option));
  }
}
