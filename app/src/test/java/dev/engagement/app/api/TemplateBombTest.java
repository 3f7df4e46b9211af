package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.ports.access.Role;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Templates that grow without end when they are rendered. */
class TemplateBombTest {

  private static final String BODY = "{{#l}}".repeat(8) + "bang" + "{{/l}}".repeat(8);
  private static final List<String> LIST = Collections.nCopies(500, "x");

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  @Test
  @Timeout(30)
  void aPreviewSaysThatItIsTooLarge() {
    ApiReply reply = preview(BODY, Map.of("l", LIST));

    assertThat(reply.json().at("/data/problem").asText()).isEqualTo("output_too_large");
    assertThat(reply.body()).hasSizeLessThan(2_000_000);
  }

  @Test
  @Timeout(30)
  void aPreviewSaysThatItIsTooDeep() {
    String deep = "{{#a}}".repeat(1_000) + "bang" + "{{/a}}".repeat(1_000);

    ApiReply reply = preview(deep, Map.of("a", true));

    assertThat(reply.json().at("/data/problem").asText()).isEqualTo("nesting_too_deep");
    assertThat(reply.body()).hasSizeLessThan(20_000);
  }

  @Test
  void whatIsTooDeepIsNotPublished() {
    String deep = "Dear\n" + "{{#a}}".repeat(11) + "bang" + "{{/a}}".repeat(11);
    String template =
        World.A.made("/api/templates", Map.of("name", "Deep", "subject", "Bang", "body", deep));
    ApiRequest publish =
        ApiRequest.of("PATCH", "/api/templates/" + template)
            .json(Personal.json(Map.of("state", "published")));

    ApiReply refused = World.A.admin(publish);

    assertThat(refused.problem()).isEqualTo("422 template_invalid");
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("body");
    assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("nesting_too_deep");
    assertThat(refused.json().at("/errors/0/message").asText()).startsWith("line 2, column 61:");
    assertThat(World.A.read("/api/templates/" + template).json().at("/data/state").asText())
        .isEqualTo("draft");
  }

  private static ApiReply preview(String body, Map<String, ?> variables) {
    ApiRequest request =
        ApiRequest.of("POST", "/api/templates/preview")
            .key(World.A.key(Role.QA))
            .customer(World.A.customerId())
            .json(Personal.json(Map.of("subject", "Bang", "body", body, "variables", variables)));
    ApiReply reply = request.send();
    assertThat(reply.problem()).isEqualTo("200 success");
    return reply;
  }

  @Test
  @Timeout(30)
  void aDryRunShowsThatItIsNotSent() {
    World a = World.A;
    String template =
        a.made("/api/templates", Map.of("name", "Bomb", "subject", "Bang", "body", BODY));
    a.does("PATCH", "/api/templates/" + template, Map.of("state", "published"));
    String sequence =
        a.made(
            "/api/sequences",
            Map.of(
                "name",
                "Bomb",
                "identityId",
                a.identity(),
                "steps",
                List.of(Map.of("type", "email", "templateId", template))));
    a.does("POST", "/api/sequences/" + sequence + "/activate", Map.of());
    Map<String, Object> row = Map.of("email", a.address(), "variables", Map.of("l", LIST));
    String enrollment =
        a.made("/api/sequences/" + sequence + "/enrollments", Map.of("recipients", List.of(row)));

    JsonNode plan =
        a.admin(ApiRequest.of("POST", "/api/enrollments/" + enrollment + "/dry-run")).json();

    assertThat(plan.toString()).contains("FailedValidation").hasSizeLessThan(20_000);
  }
}
