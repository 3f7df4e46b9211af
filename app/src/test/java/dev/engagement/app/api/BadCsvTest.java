package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.ports.access.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches as CSV in which something is wrong. */
class BadCsvTest {

  private static final ApiServer SERVER = ApiServer.shared();

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  private static ApiRequest batch() {
    return ApiRequest.of("POST", "/api/sequences/" + World.A.activeSequence() + "/enrollments")
        .key(World.A.key(Role.SALES_REP))
        .customer(World.A.customerId());
  }

  @Test
  void badRowsAreReportedWithTheirNumbersAndSinkNothing() {
    String twice = World.A.address();
    String csv =
        String.join(
            "\r\n",
            "email,firstName,timezone,city",
            twice + "," + Personal.NAME + ",Europe/Madrid,Rome",
            "no address,Li,,",
            twice + ",Li,,",
            World.A.address() + ",Li,Mars/Olympus,",
            World.A.address() + ",Li",
            World.A.address() + ",L\u0000i,,",
            World.A.address() + ",\"L\r\ni\",,",
            "\"" + World.A.address().replace("@", "@\n") + "\",Li,,",
            World.A.address() + ",Li,,\"Rome, \"\"Roma\"\"\"",
            "");

    ApiReply reply = batch().csv(csv).send();

    assertThat(reply.status()).isEqualTo(201);
    JsonNode data = reply.json().path("data");
    assertThat(data.at("/totals/accepted").asInt()).isEqualTo(2);
    assertThat(data.at("/totals/refused").asInt()).isEqualTo(7);
    assertThat(refused(data))
        .containsExactly(
            "2 invalid_address",
            "3 duplicate_in_batch",
            "4 invalid_timezone",
            "5 malformed_row",
            "6 invalid_value",
            "7 invalid_value",
            "8 invalid_address");
    String recipients = "/api/enrollments/" + reply.id() + "/recipients";
    assertThat(World.A.read(recipients).json().path("data")).hasSize(2);
  }

  private static List<String> refused(JsonNode data) {
    List<String> refused = new ArrayList<>();
    data.path("refused")
        .forEach(row -> refused.add(row.path("row").asInt() + " " + row.path("code").asText()));
    return refused;
  }

  @Test
  void aBatchOfBadRowsAloneIsRefusedWithTheirNumbers() {
    ApiRequest batch = batch();
    DatabaseContent before = SERVER.content();

    ApiReply reply = batch.csv("email\nno address\n\"\"\n").send();

    assertThat(reply.problem()).isEqualTo("422 nothing_accepted");
    assertThat(reply.json().path("errors")).hasSize(2);
    assertThat(reply.json().at("/errors/1/message").asText()).isEqualTo("row 2");
    assertThat(SERVER.content()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email,city\n%s,Rome\n%s,\"Rome\n",
        "email\n%s\n\"%s",
        "\"email\n%s\n%s\n",
      })
  void aQuoteThatIsNeverClosedRefusesAll(String csv) {
    ApiRequest batch = batch();
    DatabaseContent before = SERVER.content();

    ApiReply reply = batch.csv(csv.formatted(World.A.address(), World.A.address())).send();

    assertThat(reply.problem()).isEqualTo("400 malformed_request");
    assertThat(SERVER.content()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "mail,city\nli@personal.example,Rome\n",
        "email,email\nli@personal.example,x@personal.example\n",
        "email,\nli@personal.example,Rome\n",
        "email,ci\u0007ty\nli@personal.example,Rome\n",
        "email,ci\u0000ty\nli@personal.example,Rome\n",
        "email;city\nli@personal.example;Rome\n",
        "email\n"
      })
  void aHeaderThatCannotBeUsedRefusesAll(String csv) {
    ApiRequest batch = batch();
    DatabaseContent before = SERVER.content();

    assertThat(batch.csv(csv).send().problem()).matches("422 (invalid_request|nothing_accepted)");

    assertThat(SERVER.content()).isEqualTo(before);
  }

  @Test
  void whatIsNotUtf8RefusesAll() {
    ApiRequest batch = batch();
    DatabaseContent before = SERVER.content();
    String csv = "email,firstName\n" + World.A.address() + ",J\u00fcrgen\n";

    ApiReply reply = batch.body("text/csv", csv.getBytes(StandardCharsets.ISO_8859_1)).send();

    assertThat(reply.problem()).isEqualTo("400 malformed_request");
    assertThat(SERVER.content()).isEqualTo(before);
  }

  @Test
  void aHugeCellRefusesItsRowAlone() {
    String huge = "x".repeat(10 * 1024 * 1024);
    String csv = "email,city\n%s,%s\n%s,Rome\n";

    ApiReply reply = batch().csv(csv.formatted(World.A.address(), huge, World.A.address())).send();

    assertThat(reply.status()).isEqualTo(201);
    assertThat(refused(reply.json().path("data"))).containsExactly("1 invalid_value");
  }
}
