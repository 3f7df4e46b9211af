package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.javalin.web.Audience;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.ports.access.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation that is answered, asked by everyone and for every tenant. */
class EndpointMatrixTest {

  private static final ApiServer SERVER = ApiServer.shared();

  /** What belongs to no tenant is kept under this id. */
  private static final String NONE = "00000000-0000-0000-0000-000000000000";

  static List<Operation> operations() {
    return SERVER.operations();
  }

  private static boolean isFor(Operation operation, Audience... audiences) {
    return List.of(audiences).contains(operation.access().audience());
  }

  static List<Operation> guarded() {
    return operations().stream().filter(each -> !isFor(each, Audience.PUBLIC)).toList();
  }

  static List<Operation> ofTenants() {
    return guarded().stream().filter(each -> !isFor(each, Audience.PLATFORM)).toList();
  }

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void needsAKeyThatIsKnown(Operation operation) {
    ApiRequest request = Samples.of(operation, World.A).request(operation);
    DatabaseContent before = SERVER.content();

    for (ApiRequest keyless :
        List.of(
            request,
            request.customer(World.A.customerId()),
            request.customer("no id").key("unknown"),
            request.customer(World.A.customerId()).key("unknown"),
            request.customer(World.A.customerId()).with("Authorization", "Basic YTpi"),
            request.customer(World.A.customerId()).with("Authorization", "Bearer "))) {
      ApiReply reply = keyless.send();
      assertThat(reply.problem()).isEqualTo("401 unauthenticated");
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
    assertThat(SERVER.content()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("ofTenants")
  void needsATenantThatTheKeyReaches(Operation operation) {
    ApiRequest request = Samples.of(operation, World.A).request(operation);
    DatabaseContent before = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (Role role : Role.values()) {
      ApiRequest known = request.key(World.A.key(role));
      check(soft, "400 tenant_required", known);
      needsATenant(soft, known);
      check(soft, "403 tenant_forbidden", known.customer(NONE));
      check(soft, "403 tenant_forbidden", known.customer(World.B.customerId()));
      check(soft, "403 tenant_forbidden", known.query("customerId", World.B.customerId()));
    }
    needsATenant(soft, request.key(ApiServer.ADMIN_KEY));
    if (!isFor(operation, Audience.TENANT_OR_PLATFORM)) {
      check(soft, "400 tenant_required", request.key(ApiServer.ADMIN_KEY));
      check(soft, "403 tenant_forbidden", request.key(ApiServer.ADMIN_KEY).customer(NONE));
    }

    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(before);
  }

  private static void needsATenant(SoftAssertions soft, ApiRequest known) {
    String a = World.A.customerId();
    check(soft, "400 tenant_required", known.customer("no id"));
    check(soft, "400 tenant_required", known.customer(a + "0"));
    check(soft, "400 tenant_required", known.query("customerId", "no-id"));
    check(soft, "400 tenant_conflict", known.customer(a).query("customerId", World.B.customerId()));
    check(soft, "400 tenant_conflict", known.customer(World.B.customerId()).query("customerId", a));
    check(soft, "403 tenant_forbidden", known.customer(SERVER.strangeId()));
  }

  private static void check(SoftAssertions soft, String expected, ApiRequest request) {
    soft.assertThat(request.send().problem()).as(request.path()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void refusesEveryRoleThatIsNotDeclared(Operation operation) {
    ApiRequest request = Samples.of(operation, World.A).request(operation);
    DatabaseContent before = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (Role role : EnumSet.complementOf(declared(operation))) {
      ApiReply reply = request.key(World.A.key(role)).customer(World.A.customerId()).send();
      soft.assertThat(reply.problem()).as(role.code()).isEqualTo("403 role_forbidden");
    }

    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(before);
  }

  /** What belongs to the platform is closed to whoever is admin of some tenants. */
  private static EnumSet<Role> declared(Operation operation) {
    return isFor(operation, Audience.PLATFORM)
        ? EnumSet.noneOf(Role.class)
        : EnumSet.copyOf(operation.access().roles());
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void letsEveryRoleInThatIsDeclared(Operation operation) {
    List<String> keys = new ArrayList<>();
    declared(operation).forEach(role -> keys.add(World.A.key(role)));
    keys.add(ApiServer.ADMIN_KEY);
    SoftAssertions soft = new SoftAssertions();

    for (String key : keys) {
      ApiRequest request =
          Samples.of(operation, World.A).request(operation).key(key).customer(World.A.customerId());
      ApiReply reply = request.send();
      soft.assertThat(reply.problem()).as(reply.body()).endsWith(" success");
    }

    soft.assertAll();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asksForNoKeyWhereEveryoneMayCome(Operation operation) {
    if (!isFor(operation, Audience.PUBLIC)) {
      return;
    }
    ApiRequest request = Samples.of(operation, World.A).request(operation);

    for (ApiRequest anyone :
        List.of(
            request,
            request.key("unknown"),
            request.key(World.A.key(Role.CLIENT_VIEWER)),
            request.customer("no id"),
            request.customer(World.B.customerId()).query("customerId", World.A.customerId()))) {
      assertThat(anyone.send().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void knowsNoOtherMethod(Operation operation) {
    ApiRequest request = Samples.of(operation, World.A).request(operation);
    Set<String> known = methods(path(request));

    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
      if (!known.contains(method)) {
        ApiRequest other =
            new ApiRequest(method, request.path(), request.headers(), request.body());
        assertThat(other.send().problem()).isEqualTo("405 method_not_allowed");
      }
    }
  }

  private static String path(ApiRequest request) {
    return request.path().replaceAll("[?].*", "");
  }

  /** A path with a name in it can match one with a parameter, too. */
  private static Set<String> methods(String path) {
    return operations().stream()
        .filter(each -> path.matches(each.path().replaceAll("\\{[^}]*}", "[^/]*")))
        .map(each -> each.method().name())
        .collect(Collectors.toSet());
  }
}
