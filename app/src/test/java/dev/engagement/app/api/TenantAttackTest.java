package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.web.Audience;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.ports.access.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What belongs to another tenant is named wherever an id can be: it is answered like what is not
 * there at all, to the byte.
 */
class TenantAttackTest {

  private static final ApiServer SERVER = ApiServer.shared();
  private static final String ID = "[0-9a-f-]{36}";

  static List<Operation> ofTenants() {
    return SERVER.operations().stream()
        .filter(each -> each.access().audience() != Audience.PUBLIC)
        .filter(each -> each.access().audience() != Audience.PLATFORM)
        .toList();
  }

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  private static List<String> keys() {
    return List.of(World.A.key(Role.ADMIN), ApiServer.ADMIN_KEY);
  }

  private static ApiReply asA(ApiRequest request, String key) {
    return request.key(key).customer(World.A.customerId()).with("X-Request-Id", "attack").send();
  }

  @ParameterizedTest
  @MethodSource("ofTenants")
  void aForeignIdInThePathIsNotThere(Operation operation) {
    Sample own = Samples.of(operation, World.A);
    Sample foreign = Samples.of(operation, World.B);
    Reading before = Reading.of(operation, foreign);
    DatabaseContent content = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (Map.Entry<String, String> parameter : things(foreign).entrySet()) {
      for (String key : keys()) {
        String theirs = parameter.getValue();
        String strange = SERVER.strangeId();
        ApiReply reply = asA(own.in(parameter.getKey(), theirs).request(operation), key);
        ApiReply missing = asA(own.in(parameter.getKey(), strange).request(operation), key);
        soft.assertThat(reply.problem()).isEqualTo("404 not_found");
        soft.assertThat(reply.withoutIds(List.of(theirs)))
            .isEqualTo(missing.withoutIds(List.of(strange)));
      }
    }

    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(content);
    assertThat(Reading.of(operation, foreign)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("ofTenants")
  void aForeignObjectIsNotThereAsAWhole(Operation operation) {
    Sample foreign = Samples.of(operation, World.B);
    DatabaseContent content = SERVER.content();

    if (!things(foreign).isEmpty()) {
      assertThat(asA(foreign.request(operation), World.A.key(Role.ADMIN)).problem())
          .isEqualTo("404 not_found");
    }
    assertThat(SERVER.content()).isEqualTo(content);
  }

  @ParameterizedTest
  @MethodSource("ofTenants")
  void aForeignIdInTheBodyIsNotThere(Operation operation) {
    Sample own = Samples.of(operation, World.A);
    Sample foreign = Samples.of(operation, World.B);
    DatabaseContent content = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (String place : ids(own)) {
      JsonNode body = own.body().orElseThrow();
      String theirs = foreign.body().orElseThrow().at(place).asText();
      String strange = SERVER.strangeId();
      ApiReply reply =
          asA(own.saying(Trees.replace(body, place, theirs)).request(operation), key());
      ApiReply missing =
          asA(own.saying(Trees.replace(body, place, strange)).request(operation), key());
      soft.assertThat(reply.status()).as(place).isBetween(400, 499);
      soft.assertThat(reply.withoutIds(List.of(theirs)))
          .as(place)
          .isEqualTo(missing.withoutIds(List.of(strange)));
    }

    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(content);
  }

  /** Returns the parameters of the path that name a thing; others name a kind of things. */
  private static Map<String, String> things(Sample sample) {
    Map<String, String> things = new HashMap<>(sample.path());
    things.values().removeIf(value -> !value.matches(ID));
    return things;
  }

  private static String key() {
    return World.A.key(Role.ADMIN);
  }

  private static List<String> ids(Sample sample) {
    List<String> ids = new ArrayList<>();
    sample
        .body()
        .ifPresent(
            body ->
                Trees.places(body).stream()
                    .filter(place -> body.at(place).asText().matches(ID))
                    .forEach(ids::add));
    return ids;
  }

  @ParameterizedTest
  @MethodSource("ofTenants")
  void aForeignIdInAFilterFindsNothing(Operation operation) {
    Sample foreign = Samples.of(operation, World.B);
    for (Map.Entry<String, String> parameter : foreign.query().entrySet()) {
      if (parameter.getKey().endsWith("Id")) {
        String strange = SERVER.strangeId();
        ApiReply reply = asA(foreign.request(operation), key());
        ApiReply missing =
            asA(foreign.asking(parameter.getKey(), strange).request(operation), key());
        assertThat(World.B.admin(foreign.request(operation)).json().at("/data")).isNotEmpty();
        assertThat(reply.json().at("/data")).isEmpty();
        assertThat(reply.withoutIds(List.of())).isEqualTo(missing.withoutIds(List.of()));
      }
    }
  }

  /** What the owner of a thing sees of it, by every operation that only reads. */
  private record Reading(List<String> answers) {
    static Reading of(Operation attacked, Sample foreign) {
      return new Reading(
          SERVER.operations().stream()
              .filter(each -> each.method().name().equals("GET"))
              .filter(each -> each.access().audience() != Audience.PUBLIC)
              .filter(each -> each.path().startsWith(firstTwo(attacked.path())))
              .filter(each -> !each.path().contains("{") || foreign.path().containsKey("id"))
              .map(each -> World.B.admin(foreign.request(each)))
              .map(reply -> reply.status() + reply.body())
              .map(answer -> answer.replaceAll("\"requestId\":\"[^\"]*\"", ""))
              .toList());
    }

    private static String firstTwo(String path) {
      String[] parts = path.split("/");
      return "/" + parts[1] + "/" + parts[2];
    }
  }
}
