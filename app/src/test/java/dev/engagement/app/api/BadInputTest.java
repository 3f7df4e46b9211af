package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.javalin.web.Audience;
import dev.engagement.adapter.javalin.web.Body;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.ports.access.Role;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request, it is told so, and leaves nothing behind. */
class BadInputTest {

  private static final ApiServer SERVER = ApiServer.shared();

  static List<Operation> withBody() {
    return SERVER.operations().stream()
        .filter(each -> each.body() != Body.NONE && each.body() != Body.ONE_CLICK)
        .toList();
  }

  static List<Operation> conditional() {
    return SERVER.operations().stream().filter(Conditional::isConditional).toList();
  }

  static List<Operation> idempotent() {
    return SERVER.operations().stream().filter(Operation::idempotent).toList();
  }

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  private static ApiRequest good(Operation operation, Sample sample) {
    ApiRequest request = sample.request(operation);
    return operation.access().audience() == Audience.PLATFORM
        ? request.key(ApiServer.ADMIN_KEY)
        : request.key(World.A.key(Role.ADMIN)).customer(World.A.customerId());
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void aBadBodyIsRefusedAndChangesNothing(Operation operation) {
    Sample sample = Samples.of(operation, World.A);
    List<BadRequest> bad = BadBodies.of(operation, sample, good(operation, sample));
    DatabaseContent before = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (BadRequest each : bad) {
      soft.assertThat(each.request().send().problem()).as(each.what()).matches(each.expected());
    }

    assertThat(bad).hasSizeGreaterThan(20);
    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(before);
    assertThat(good(operation, sample).send().problem()).endsWith(" success");
  }

  @ParameterizedTest
  @MethodSource("conditional")
  void aStaleTagIsRefusedAndChangesNothing(Operation operation) {
    ApiRequest good = good(operation, Samples.of(operation, World.A));
    DatabaseContent before = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (String stale : List.of("\"999\"", "W/\"0\"", "\"\"", "\"a\", \"b\"")) {
      soft.assertThat(good.with("If-Match", stale).send().problem())
          .as(stale)
          .isEqualTo("412 precondition_failed");
    }
    for (String garbage : List.of("999", "\"0", "\"0\" \"1\"", "*, *")) {
      soft.assertThat(good.with("If-Match", garbage).send().problem())
          .as(garbage)
          .isEqualTo("400 malformed_request");
    }

    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(before);
    assertThat(good.with("If-Match", "*").send().problem()).endsWith(" success");
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void aBadIdempotencyKeyIsRefusedAndChangesNothing(Operation operation) {
    ApiRequest good = good(operation, Samples.of(operation, World.A));
    DatabaseContent before = SERVER.content();

    for (String key : List.of("", "two words", "x".repeat(256))) {
      assertThat(good.with("Idempotency-Key", key).send().problem())
          .isEqualTo("400 malformed_request");
    }

    assertThat(SERVER.content()).isEqualTo(before);
  }
}
