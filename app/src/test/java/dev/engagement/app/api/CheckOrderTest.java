package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.javalin.web.Audience;
import dev.engagement.adapter.javalin.web.Body;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.ports.access.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A request in which everything is wrong at once is mended one fault after the other: each time the
 * next fault is told, in the order in which the checks are promised.
 */
class CheckOrderTest {

  private static final ApiServer SERVER = ApiServer.shared();

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

  private record Fault(String told, UnaryOperator<ApiRequest> making) {}

  @ParameterizedTest
  @MethodSource("ofTenants")
  void tellsOneFaultAfterTheOther(Operation operation) {
    Sample sample = Samples.of(operation, World.A);
    ApiRequest good =
        sample.request(operation).key(World.A.key(Role.ADMIN)).customer(World.A.customerId());
    List<Fault> faults = faults(operation, sample);
    DatabaseContent before = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (int first = 0; first < faults.size(); first++) {
      ApiRequest bad = good;
      for (int each = faults.size() - 1; each >= first; each--) {
        bad = faults.get(each).making().apply(bad);
      }
      soft.assertThat(bad.send().problem()).isEqualTo(faults.get(first).told());
    }

    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(before);
  }

  private static List<Fault> faults(Operation operation, Sample sample) {
    List<Fault> faults = new ArrayList<>();
    faults.add(new Fault("401 unauthenticated", request -> request.key("unknown")));
    faults.add(new Fault("400 tenant_required", request -> request.customer("no id")));
    stranger(operation)
        .ifPresent(
            role ->
                faults.add(
                    new Fault("403 role_forbidden", request -> request.key(World.A.key(role)))));
    if (operation.body() != Body.NONE) {
      faults.add(
          new Fault(
              "415 unsupported_media_type", request -> request.with("Content-Type", "image/png")));
      faults.add(new Fault("400 malformed_request", request -> request.json("{\"a\":")));
    }
    faults.addAll(faultsOfTheThing(operation, sample));
    return faults;
  }

  private static List<Fault> faultsOfTheThing(Operation operation, Sample sample) {
    List<Fault> faults = new ArrayList<>();
    sample
        .path()
        .values()
        .forEach(
            id ->
                faults.add(
                    new Fault(
                        "404 not_found", request -> request.replace(id, SERVER.strangeId()))));
    if (Conditional.isConditional(operation)) {
      faults.add(
          new Fault("412 precondition_failed", request -> request.with("If-Match", "\"999\"")));
    }
    if (operation.body() != Body.NONE) {
      faults.add(new Fault("422 unknown_field", request -> request.json("{\"surprise\":1}")));
    }
    return faults;
  }

  private static Optional<Role> stranger(Operation operation) {
    return EnumSet.complementOf(EnumSet.copyOf(operation.access().roles())).stream().findFirst();
  }
}
