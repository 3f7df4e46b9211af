package dev.engagement.adapter.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {

  @TempDir private Path folder;
  private RunningApi api;
  private String path;

  @BeforeEach
  void start() {
    api = new RunningApi(folder);
    Reply enrolled =
        api.request("POST", "/api/sequences/" + api.enrollments.open + "/enroll")
            .json("{\"recipients\": [{\"email\": \"a@b.de\"}]}")
            .send();
    path = enrolled.header("Location") + "/dry-run";
  }

  @AfterEach
  void leavesNothingOnDisk() throws IOException {
    api.close();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void answersWithEveryItemInTheShapeOfStage2A() throws IOException {
    Reply reply = api.request("POST", path).send();

    assertThat(reply.json().fieldNames()).toIterable().containsExactly("data");
    assertThat(reply.data().fieldNames())
        .toIterable()
        .containsExactly("enrollmentId", "plannedAt", "items");
    assertThat(reply.data().at("/items/0").fieldNames())
        .toIterable()
        .containsExactly(
            "recipientId",
            "email",
            "stepOrder",
            "status",
            "templateId",
            "identityId",
            "suppressionResult",
            "verdicts",
            "nextAt");
    assertThat(reply.data().at("/items/4").fieldNames())
        .toIterable()
        .containsExactly("recipientId", "email", "stepOrder", "status", "reason", "verdicts");
    assertThat(reply.data().at("/items/4/verdicts/0").toString())
        .isEqualTo(
            "{\"guardrail\":\"suppression\",\"verdict\":\"DENY\",\"code\":\"suppressed\","
                + "\"message\":\"The address is suppressed (manual).\"}");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void pagesThroughOnePlan() {
    List<String> emails = new ArrayList<>();
    String cursor = "";
    do {
      Reply page = api.request("POST", path + "?limit=2" + cursor).send();
      page.data().path("items").forEach(item -> emails.add(item.path("email").asText()));
      JsonNode next = page.json().at("/page/next");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
    } while (!cursor.isEmpty());

    assertThat(emails)
        .containsExactly(
            "łucja-1@example.com",
            "łucja-2@example.com",
            "łucja-3@example.com",
            "łucja-4@example.com",
            "gone@example.com");
    assertThat(api.dryRuns.plans).isEqualTo(1);
  }

  @Test
  void storesNothingWithALaterPage() {
    String cursor = api.request("POST", path + "?limit=2").send().json().at("/page/next").asText();

    assertThat(
            api.request("POST", path + "?cursor=" + cursor)
                .json("{\"persist\": true}")
                .send()
                .problem())
        .isEqualTo("422 invalid_request");
    assertThat(api.dryRuns.stored).isZero();
  }

  @Test
  void forgetsAPlanAfterAQuarterOfAnHour() {
    String cursor = api.request("POST", path + "?limit=2").send().json().at("/page/next").asText();

    api.clock.advance(Duration.ofMinutes(15));

    assertThat(api.request("POST", path + "?cursor=" + cursor).send().problem())
        .isEqualTo("400 invalid_cursor");
  }

  @Test
  void storesAPlanWhenItIsAskedTo() {
    assertThat(api.request("POST", path).json("{\"persist\": true}").send().status())
        .isEqualTo(200);
    assertThat(api.request("POST", path).json("{\"presist\": true}").send().problem())
        .isEqualTo("422 unknown_field");

    assertThat(api.dryRuns.stored).isEqualTo(1);
    assertThat(api.dryRuns.plans).isEqualTo(1);
  }
}
