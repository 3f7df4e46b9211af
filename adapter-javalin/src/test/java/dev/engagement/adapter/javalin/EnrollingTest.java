package dev.engagement.adapter.javalin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.testkit.fixture.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrollingTest {

  @TempDir private Path folder;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(folder);
  }

  @AfterEach
  void leavesNothingOnDisk() throws IOException {
    api.close();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private String path() {
    return "/api/sequences/" + api.enrollments.open + "/enrollments";
  }

  private Reply csv(String csv) {
    return api.request("POST", path()).csv(csv).send();
  }

  private Reply json(String json) {
    return api.request("POST", path()).json(json).send();
  }

  @Test
  void takesCsv() {
    Reply reply =
        csv("\uFEFFemail,firstName,timezone,company\r\nłucja@example.com,Łucja,,\"A, B\"\r\n");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.data().at("/totals/accepted").asInt()).isEqualTo(1);
    assertThat(api.enrollments.accepted)
        .containsExactly(
            new RecipientRow(
                1,
                "łucja@example.com",
                Optional.of("Łucja"),
                Optional.empty(),
                Optional.empty(),
                Map.of("company", "A, B"),
                Optional.empty()));
  }

  @Test
  void refusesSingleRowsOfCsv() {
    Reply reply =
        csv("email,a\none@example.com,1\ntwo@example.com\n\nthree@example.com,\0\nfour@x.de,1,2\n");

    assertThat(reply.data().path("totals").path("refused").asInt()).isEqualTo(3);
    assertThat(reply.data().path("refused").findValuesAsText("row")).containsExactly("2", "3", "4");
    assertThat(reply.data().path("refused").findValuesAsText("code"))
        .containsExactly("malformed_row", "invalid_value", "malformed_row");
    assertThat(reply.data().at("/refused/0/email").asText()).isEqualTo("two@example.com");
    assertThat(api.enrollments.accepted).extracting(RecipientRow::row).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name\nAda\n",
        "",
        "email,email\na@b.de,c@d.de\n",
        "email,\na@b.de,c\n",
        "email,a\tb\na@b.de,c\n"
      })
  void refusesHeadersThatCannotBeUsed(String csv) {
    assertThat(csv(csv).problem()).isEqualTo("422 invalid_request");
    assertThat(api.enrollments.byId).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email,a\none@example.com,\"never closed\ntwo@example.com,1\n",
        "email,a\none@example.com,\"closed\" early\n"
      })
  void refusesBrokenCsvAsAWhole(String csv) {
    assertThat(csv(csv).problem()).isEqualTo("400 malformed_request");
    assertThat(api.enrollments.byId).isEmpty();
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] csv = "email,a\none@example.com,Küche\n".getBytes(ISO_8859_1);
    byte[] json = "{\"recipients\": [{\"email\": \"ü\"}]}".getBytes(ISO_8859_1);

    assertThat(api.request("POST", path()).body("text/csv", csv).send().problem())
        .isEqualTo("400 malformed_request");
    assertThat(api.request("POST", path()).body("application/json", json).send().problem())
        .isEqualTo("400 malformed_request");
    assertThat(
            api.request("POST", path()).body("text/csv; charset=ISO-8859-1", csv).send().problem())
        .isEqualTo("415 unsupported_media_type");
    assertThat(api.enrollments.byId).isEmpty();
  }

  @Test
  void takesJsonInAnyOrder() {
    Reply reply =
        json(
            """
            {"recipients": [
               {"email": "one@example.com", "firstName": null,
                "variables": {"n": 1, "list": ["a", true], "deep": {"x": 1.50}, "none": null}},
               {"email": "two@example.com"}],
             "name": "Frühling"}
            """);

    assertThat(reply.data().path("name").asText()).isEqualTo("Frühling");
    assertThat(api.enrollments.accepted).hasSize(2);
    assertThat(api.enrollments.accepted.get(0).variables().toString())
        .isEqualTo("{n=1, list=[a, true], deep={x=1.50}}");
  }

  @Test
  void refusesSingleRowsOfJson() {
    Reply reply =
        json(
            """
            {"recipients": [{"email": "one@example.com"}, "two", {"email": 3},
               {"email": "four@example.com", "variables": []},
               {"email": "five@example.com", "variables": {"x": "a\\u0000b"}},
               {"email": "six@example.com", "variables": {"x": [null]}},
               {"email": "seven@example.com", "variables": {"x": 1e999999}},
               {"email": "eight@example.com", "firstName": "\\ud800"}]}
            """);

    assertThat(reply.data().path("refused").findValuesAsText("code"))
        .containsExactly(
            "malformed_row",
            "invalid_value",
            "invalid_value",
            "invalid_value",
            "invalid_value",
            "invalid_value",
            "invalid_value");
    assertThat(api.enrollments.accepted).extracting(RecipientRow::row).containsExactly(1L);
  }

  @Test
  void refusesARowThatIsTooLarge() {
    String large = "x".repeat(10 << 20);

    Reply csv = csv("email,a\none@example.com," + large + "\ntwo@example.com,b\n");
    Reply json =
        json("{\"recipients\": [{\"email\": \"a@b.de\", \"firstName\": \"%s\"}]}".formatted(large));

    assertThat(csv.data().at("/refused/0/code").asText()).isEqualTo("invalid_value");
    assertThat(json.data().at("/refused/0/code").asText()).isEqualTo("invalid_value");
    assertThat(api.enrollments.accepted).extracting(RecipientRow::row).containsExactly(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"recipients\": [{\"emial\": \"a@b.de\"}]}",
        "{\"recipents\": []}",
        "{\"recipients\": [], \"other\": {\"a\": [1]}}"
      })
  void refusesMembersThatItDoesNotKnow(String json) {
    assertThat(json(json).problem()).isEqualTo("422 unknown_field");
    assertThat(api.enrollments.byId).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "\"x\"", "{\"recipients\": {}}", "{\"recipients\": null}"})
  void refusesABatchWithoutRecipients(String json) {
    assertThat(json(json).problem()).isEqualTo("422 invalid_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"recipients\": [",
        "{\"recipients\": []} x",
        "{\"recipients\": [], \"recipients\": []}",
        "{\"recipients\": [{\"email\": \"a@b.de\", \"email\": \"c@d.de\"}]}"
      })
  void refusesBrokenJsonAsAWhole(String json) {
    assertThat(json(json).problem()).isEqualTo("400 malformed_request");
    assertThat(api.enrollments.byId).isEmpty();
  }

  @Test
  void looksForTheSequenceBeforeItLooksAtTheMembers() {
    assertThat(
            api.request("POST", "/api/sequences/" + Given.id() + "/enrollments")
                .json("{\"recipents\": []}")
                .send()
                .problem())
        .isEqualTo("404 not_found");
  }

  @Test
  void takesAFewContactsToo() {
    Reply reply =
        api.request("POST", "/api/sequences/" + api.enrollments.open + "/enroll")
            .json("{\"recipients\": [{\"email\": \"a@b.de\"}]}")
            .send();

    assertThat(reply.data().at("/totals/accepted").asInt()).isEqualTo(1);
  }

  @Test
  void enrollsOnceUnderAKeyAndKeepsNoAddress() {
    String csv = "email,a\none@example.com,1\ntwo@example.com\n";

    Reply first = enrollUnderKey(csv);
    Reply again = enrollUnderKey(csv);

    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
    assertThat(first.data().at("/refused/0/email").asText()).isEqualTo("two@example.com");
    assertThat(again.data().at("/refused/0/row").asInt()).isEqualTo(2);
    assertThat(again.body()).doesNotContain("@");
    assertThat(enrollUnderKey(csv + "x@y.de,1\n").problem())
        .isEqualTo("422 idempotency_key_reused");
    assertThat(api.enrollments.byId).hasSize(1);
  }

  private Reply enrollUnderKey(String csv) {
    return api.request("POST", path()).header("Idempotency-Key", "k").csv(csv).send();
  }

  @Test
  void refusesMoreThanFiftyMebibytes() {
    byte[] large = new byte[(50 << 20) + 1];

    assertThat(api.request("POST", path()).body("text/csv", large).send().problem())
        .isEqualTo("413 request_too_large");
  }

  @Test
  void removesWhatAKilledProcessLeft() throws IOException {
    Path left = Files.createTempFile(folder, "body", ".spool");

    new RunningApi(folder).close();

    assertThat(left).doesNotExist();
  }

  @Test
  void takesAHundredThousandRows() {
    StringBuilder csv = new StringBuilder("email,firstName,company\n");
    for (int i = 0; i < 100_000; i++) {
      csv.append("person-").append(i).append("@example.com,Ada,Analytical Engines\n");
    }

    Reply reply =
        api.request("POST", path()).body("text/csv", csv.toString().getBytes(UTF_8)).send();

    assertThat(reply.data().at("/totals/accepted").asInt()).isEqualTo(100_000);
  }
}
