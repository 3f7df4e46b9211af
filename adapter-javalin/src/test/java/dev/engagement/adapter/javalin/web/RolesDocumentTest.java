package dev.engagement.adapter.javalin.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RolesDocumentTest {

  private static final String INTRODUCTION =
      """
      # Who may call what

      Made from the table of routes. `yes`: with this role in the selected customer. `platform`:
      with the role admin for all customers. `everyone`: without a key.

      """;

  @Test
  void publishedTableIsCurrent() throws IOException {
    Path current = Path.of("target", "roles.md");
    Files.createDirectories(current.getParent());
    Files.writeString(current, document(), UTF_8);

    assertThat(Path.of("..", "docs", "roles.md"))
        .as("the current table is in adapter-javalin/target/roles.md")
        .hasSameTextualContentAs(current);
  }

  private static String document() {
    String roles = Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(" | "));
    return INTRODUCTION
        + "| operation | route | "
        + roles
        + " |\n"
        + "|---|---|"
        + "---|".repeat(Role.values().length)
        + "\n"
        + Arrays.stream(Operation.values())
            .map(RolesDocumentTest::row)
            .collect(Collectors.joining());
  }

  private static String row(Operation operation) {
    return "| `%s` | `%s %s` | %s |%n"
        .formatted(
            operation.id(),
            operation.method(),
            operation.path(),
            Arrays.stream(Role.values())
                .map(role -> cell(operation.access(), role))
                .collect(Collectors.joining(" | ")))
        .replace(System.lineSeparator(), "\n");
  }

  private static String cell(Access access, Role role) {
    return switch (access.audience()) {
      case PUBLIC -> "everyone";
      case PLATFORM -> access.roles().contains(role) ? "platform" : "";
      case TENANT, TENANT_OR_PLATFORM -> access.roles().contains(role) ? "yes" : "";
    };
  }
}
