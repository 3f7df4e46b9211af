package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.javalin.web.Audience;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.ports.access.Role;
import dev.engagement.testkit.contract.AtOnce;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request is carried out once under its key, however often it comes. */
class IdempotencyTest {

  private static final ApiServer SERVER = ApiServer.shared();

  static List<Operation> idempotent() {
    return SERVER.operations().stream().filter(Operation::idempotent).toList();
  }

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  private static ApiRequest keyed(Operation operation) {
    ApiRequest request =
        Samples.of(operation, World.A)
            .request(operation)
            .with("Idempotency-Key", "key-" + SERVER.strangeId());
    return operation.access().audience() == Audience.PLATFORM
        ? request.key(ApiServer.ADMIN_KEY)
        : request.key(World.A.key(Role.ADMIN)).customer(World.A.customerId());
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void theSameRequestIsAnsweredTheSameAndChangesNothing(Operation operation) {
    ApiRequest request = keyed(operation);
    ApiReply first = request.send();
    DatabaseContent after = SERVER.content();

    ApiReply again = request.send();

    assertThat(first.problem()).endsWith(" success");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.body()).doesNotContain("personal.example");
    assertThat(SERVER.content()).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void anotherRequestUnderTheSameKeyIsRefusedAndChangesNothing(Operation operation) {
    ApiRequest request = keyed(operation);
    ApiRequest elsewhere =
        keyed(operation).with("Idempotency-Key", request.headers().get("Idempotency-Key"));
    assertThat(request.send().problem()).endsWith(" success");
    DatabaseContent after = SERVER.content();

    assertThat(request.json("{ }").send().problem()).isEqualTo("422 idempotency_key_reused");
    if (!elsewhere.path().equals(request.path())) {
      assertThat(elsewhere.send().problem()).isEqualTo("422 idempotency_key_reused");
    }

    assertThat(SERVER.content()).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void twoAtOnceHaveOneEffect(Operation operation) {
    ApiRequest request = keyed(operation);

    List<ApiReply> replies = AtOnce.twice(request::send);

    assertThat(replies).anyMatch(ApiReply::isSuccess);
    assertThat(replies.stream().filter(reply -> !reply.isSuccess()))
        .allMatch(reply -> reply.problem().equals("409 idempotency_key_running"))
        .allMatch(reply -> !reply.header("Retry-After").isEmpty());
    assertThat(
            replies.stream()
                .filter(ApiReply::isSuccess)
                .filter(reply -> reply.header("Idempotency-Replayed").isEmpty()))
        .hasSize(1);
    assertThat(replies.stream().filter(ApiReply::isSuccess).map(ApiReply::id).distinct())
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void aRefusedRequestGivesItsKeyBack(Operation operation) {
    ApiRequest request = keyed(operation);

    assertThat(request.json("{\"surprise\":1}").send().problem()).isEqualTo("422 unknown_field");

    assertThat(request.send().problem()).endsWith(" success");
  }
}
