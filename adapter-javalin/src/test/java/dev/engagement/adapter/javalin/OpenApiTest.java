package dev.engagement.adapter.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.web.Audience;
import dev.engagement.adapter.javalin.web.Body;
import dev.engagement.adapter.javalin.web.Method;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.ports.access.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenApiTest {

  @TempDir private static Path folder;
  private static RunningApi api;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    api = new RunningApi(folder);
    document = api.bare("GET", "/openapi.json").send().json();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void describesEveryRouteAndNoOther() {
    Map<String, String> described = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            described.put(
                                operation.getKey() + " " + path.getKey(),
                                operation.getValue().path("operationId").asText())));

    Map<String, String> answered =
        api.api().operations().stream()
            .collect(
                Collectors.toMap(
                    operation -> verb(operation) + " " + operation.path(), Operation::id));

    assertThat(described).isEqualTo(new TreeMap<>(answered));
    assertThat(new HashSet<>(answered.values())).hasSize(Operation.values().length);
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void describesWhoMayCall(Operation operation) {
    JsonNode described = described(operation);
    boolean isPublic = operation.access().audience() == Audience.PUBLIC;

    assertThat(described.has("x-roles")).isNotEqualTo(isPublic);
    assertThat(described.has("security")).isEqualTo(isPublic);
    assertThat(described.has("x-platform-only"))
        .isEqualTo(operation.access().audience() == Audience.PLATFORM);
    if (!isPublic) {
      assertThat(texts(described.path("x-roles")))
          .isEqualTo(
              operation.access().roles().stream().map(Role::code).collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void describesTheParameters(Operation operation) {
    Map<String, Set<String>> named = new TreeMap<>();
    described(operation)
        .path("parameters")
        .forEach(
            reference -> {
              JsonNode parameter = new OpenApiShapes(document).resolve(reference);
              named
                  .computeIfAbsent(parameter.path("in").asText(), in -> new TreeSet<>())
                  .add(parameter.path("name").asText());
            });

    assertThat(named.getOrDefault("path", Set.of())).isEqualTo(pathParameters(operation));
    assertThat(named.getOrDefault("query", Set.of())).isEqualTo(operation.query());
    assertThat(named.get("header").contains("Idempotency-Key")).isEqualTo(operation.idempotent());
    assertThat(named.get("header").contains("X-Customer-Id"))
        .isEqualTo(
            operation.access().audience() == Audience.TENANT
                || operation.access().audience() == Audience.TENANT_OR_PLATFORM);
  }

  private static Set<String> pathParameters(Operation operation) {
    return Arrays.stream(operation.path().split("/"))
        .filter(part -> part.startsWith("{"))
        .map(part -> part.substring(1, part.length() - 1))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void describesTheBody(Operation operation) {
    JsonNode body = described(operation).path("requestBody");

    assertThat(body.isMissingNode()).isEqualTo(operation.body() == Body.NONE);
    assertThat(body.path("required").asBoolean())
        .isEqualTo(operation.body() == Body.JSON || operation.body() == Body.BATCH);
    assertThat(body.path("content").has("text/csv")).isEqualTo(operation.body() == Body.BATCH);
  }

  @Test
  void refersToWhatIsThere() {
    List<String> missing = new ArrayList<>();
    for (String reference : document.findValuesAsText("$ref")) {
      if (document.at(reference.substring(1)).isMissingNode()) {
        missing.add(reference);
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void isReadableForPeople() {
    Reply page = api.bare("GET", "/docs").send();

    assertThat(page.header("Content-Type")).startsWith("text/html");
    for (Operation operation : Operation.values()) {
      assertThat(page.body()).contains("<code>" + operation.id() + "</code>");
    }
    assertThat(page.body()).doesNotContain("http://", "https://", "<script");
  }

  @Test
  void usesGetForNothingThatTakesABody() {
    assertThat(Operation.values())
        .allMatch(operation -> operation.method() != Method.GET || operation.body() == Body.NONE);
  }

  private static JsonNode described(Operation operation) {
    return document.path("paths").path(operation.path()).path(verb(operation));
  }

  private static String verb(Operation operation) {
    return operation.method().name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
