package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.access.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is global is the platform's, whether or not a tenant is selected. */
class GlobalScopeTest {

  private static final ApiServer SERVER = ApiServer.shared();

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  private static ApiRequest platform(String method, String path, boolean selected) {
    ApiRequest request = ApiRequest.of(method, path).key(ApiServer.ADMIN_KEY);
    return selected ? request.customer(World.A.customerId()) : request;
  }

  private static ApiRequest ofA(String method, String path) {
    return ApiRequest.of(method, path).key(World.A.key(Role.ADMIN)).customer(World.A.customerId());
  }

  private static String entry(String address) {
    return Personal.json(Map.of("email", address, "reason", "legal", "scope", "global"));
  }

  private static String stop(boolean stopped) {
    return Personal.json(Map.of("scope", "global", "stopped", stopped));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGlobalEntryComesAndGoes(boolean selected) {
    String address = World.A.address();
    ApiRequest add =
        platform("POST", "/api/suppression", selected)
            .with("Idempotency-Key", SERVER.strangeId())
            .json(entry(address));

    ApiReply added = add.send();
    ApiReply again = add.send();

    assertThat(added.problem()).isEqualTo("201 success");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.id()).isEqualTo(added.id());
    assertThat(World.B.read("/api/suppression/" + added.id()).id()).isEqualTo(added.id());
    String place = "/api/suppression/" + added.id();
    assertThat(ofA("DELETE", place).send().problem()).isEqualTo("403 role_forbidden");
    assertThat(World.B.read(place).id()).isEqualTo(added.id());
    assertThat(platform("DELETE", place, selected).send().status()).isEqualTo(204);
    assertThat(platform("GET", place, selected).send().problem()).isEqualTo("404 not_found");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGlobalSwitchIsSetAndCleared(boolean selected) {
    ApiReply set = platform("PUT", "/api/switches", selected).json(stop(true)).send();
    ApiReply seen = World.B.read("/api/switches");
    ApiReply cleared = platform("PUT", "/api/switches", selected).json(stop(false)).send();

    assertThat(set.problem()).isEqualTo("200 success");
    assertThat(seen.body()).contains("\"global\"");
    assertThat(cleared.problem()).isEqualTo("200 success");
    assertThat(World.B.read("/api/switches").body()).doesNotContain("\"global\"");
  }

  @Test
  void anAdminOfATenantChangesNothingGlobal() {
    String address = World.A.address();
    DatabaseContent before = SERVER.content();

    assertThat(ofA("POST", "/api/suppression").json(entry(address)).send().problem())
        .isEqualTo("403 role_forbidden");
    assertThat(ofA("PUT", "/api/switches").json(stop(true)).send().problem())
        .isEqualTo("403 role_forbidden");
    assertThat(ofA("GET", "/api/suppression?scope=global").send().problem())
        .isEqualTo("403 role_forbidden");

    assertThat(SERVER.content()).isEqualTo(before);
  }
}
