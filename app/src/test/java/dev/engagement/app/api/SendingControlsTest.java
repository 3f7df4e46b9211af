package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.ports.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What keeps sending within bounds, and what lets it in, as people see and set it. */
class SendingControlsTest {

  private static final ApiServer SERVER = ApiServer.shared();

  private final TenantApi customer = new TenantApi(TenantApi.customer("Zaphod C"));

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  private ApiReply put(String path, Map<String, ?> body) {
    return customer.admin(ApiRequest.of("PUT", path).json(Personal.json(body)));
  }

  private JsonNode data(String path) {
    return customer.read(path).json().path("data");
  }

  @Test
  void limitsAreTheUsualOnesUntilTheyAreSet() {
    assertThat(data("/api/limits").path("sender").toString())
        .isEqualTo("{\"perMinute\":20,\"perHour\":1000}");

    put("/api/limits", SampleBodies.limits());
    assertThat(data("/api/limits").path("sender").toString())
        .isEqualTo("{\"perMinute\":10,\"perHour\":100}");
    assertThat(data("/api/limits").at("/tenant/perHour").asInt()).isEqualTo(1_000);
    assertThat(data("/api/limits").at("/domain/perHour").asInt()).isEqualTo(50);

    put("/api/limits", Map.of("sender", Map.of("perMinute", 3)));
    assertThat(data("/api/limits").at("/sender/perMinute").asInt()).isEqualTo(3);
    assertThat(data("/api/limits").at("/tenant/perHour").asInt()).isEqualTo(5_000);
  }

  @Test
  void theGlobalLimitIsThePlatformsAlone() {
    Map<String, Object> wanted = Map.of("global", Map.of("perHour", 12_345));
    ApiRequest ofA =
        ApiRequest.of("PUT", "/api/limits")
            .key(World.A.key(Role.ADMIN))
            .customer(World.A.customerId());
    DatabaseContent before = SERVER.content();
    assertThat(ofA.json(Personal.json(wanted)).send().problem()).isEqualTo("403 role_forbidden");
    assertThat(
            ofA.json(
                    Personal.json(
                        SampleBodies.with(SampleBodies.limits(), "global", wanted.get("global"))))
                .send()
                .problem())
        .isEqualTo("403 role_forbidden");
    assertThat(SERVER.content()).isEqualTo(before);

    ApiRequest platform = ApiRequest.of("PUT", "/api/limits").key(ApiServer.ADMIN_KEY);
    assertThat(platform.json(Personal.json(SampleBodies.limits())).send().problem())
        .isEqualTo("400 tenant_required");
    ApiReply set = platform.json(Personal.json(wanted)).send();

    assertThat(set.json().path("data").toString()).isEqualTo("{\"global\":{\"perHour\":12345}}");
    assertThat(data("/api/limits").at("/global/perHour").asInt()).isEqualTo(12_345);
    JsonNode seen =
        ApiRequest.of("GET", "/api/limits")
            .key(World.A.key(Role.ADMIN))
            .customer(World.A.customerId())
            .send()
            .json();
    assertThat(seen.path("data").has("sender")).isTrue();
    assertThat(seen.path("data").has("global")).isFalse();
  }

  @Test
  void aCanaryIsSetShownWithoutAddressesAndRolledBack() {
    Map<String, Object> allow =
        Map.of("allow", List.of(Personal.address("a"), Personal.address("b")));
    ApiReply set = put("/api/switches", Map.of("scope", "tenant", "canary", allow));

    assertThat(set.json().at("/data/canaries/0/canary").toString()).isEqualTo("{\"allowed\":2}");
    assertThat(set.body()).doesNotContain("@");
    assertThat(set.json().at("/data/killSwitches")).isEmpty();

    put("/api/switches", Map.of("scope", "tenant", "canary", Map.of("share", 10)));
    assertThat(data("/api/switches").at("/canaries")).hasSize(1);
    assertThat(data("/api/switches").at("/canaries/0/canary/share").asInt()).isEqualTo(10);

    ApiReply back = put("/api/switches", Map.of("scope", "tenant", "canary", "rollback"));
    assertThat(back.json().at("/data/canaries")).isEmpty();
    assertThat(back.json().at("/data/killSwitches/0/reason").asText())
        .isEqualTo("canary rolled back");
    assertThat(put("/api/switches", Map.of("scope", "tenant", "canary", "rollback")).problem())
        .isEqualTo("404 not_found");
    assertThat(put("/api/switches", Map.of("scope", "tenant", "stopped", false)).problem())
        .isEqualTo("200 success");
    assertThat(data("/api/switches").at("/killSwitches")).isEmpty();
  }

  @Test
  void aCanaryIsPromoted() {
    put("/api/switches", Map.of("scope", "tenant", "canary", Map.of("count", 5)));

    ApiReply promoted = put("/api/switches", Map.of("scope", "tenant", "canary", "promote"));

    assertThat(promoted.json().at("/data/canaries")).isEmpty();
    assertThat(promoted.json().at("/data/killSwitches")).isEmpty();
  }

  @Test
  void noAnswerShowsACredential() {
    ApiReply set = put("/api/credentials/smtp", SampleBodies.smtp());
    ApiReply list = customer.read("/api/credentials");

    assertThat(set.json().at("/data/provider").asText()).isEqualTo("smtp");
    assertThat(set.json().path("data").properties()).hasSize(3);
    assertThat(list.json().path("data")).containsExactly(set.json().path("data"));
    assertThat(set.body() + list.body()).doesNotContain("mail.example.org", "@", "secret");
    ApiRequest delete = ApiRequest.of("DELETE", "/api/credentials/smtp");
    assertThat(customer.admin(delete).status()).isEqualTo(204);
    assertThat(customer.read("/api/credentials").json().path("data")).isEmpty();
    assertThat(customer.admin(delete).problem()).isEqualTo("404 not_found");
  }

  @Test
  void eachProviderAsksForItsOwn() {
    assertThat(put("/api/credentials/sendgrid", Map.of("apiKey", "SG.x")).problem())
        .isEqualTo("200 success");
    Map<String, String> graph =
        Map.of("directory", "contoso.example", "clientId", "7", "clientSecret", "x");
    assertThat(put("/api/credentials/outlook", graph).problem()).isEqualTo("200 success");
    DatabaseContent before = SERVER.content();

    assertThat(put("/api/credentials/sendgrid", graph).problem()).isEqualTo("422 unknown_field");
    assertThat(put("/api/credentials/file", Map.of()).problem()).isEqualTo("404 not_found");
    Map<String, Object> open = SampleBodies.with(SampleBodies.smtp(), "security", "none");
    ApiReply refused = put("/api/credentials/smtp", open);
    assertThat(refused.problem()).isEqualTo("422 invalid_request");
    assertThat(refused.body()).doesNotContain("mail.example.org", "secret");
    assertThat(SERVER.content()).isEqualTo(before);
  }

  @Test
  void daysOffAreShownInOrder() {
    assertThat(data("/api/days-off").path("days")).isEmpty();

    put("/api/days-off", Map.of("days", List.of("2026-12-31", "2026-12-24", "2026-12-31")));

    assertThat(data("/api/days-off").path("days").toString())
        .isEqualTo("[\"2026-12-24\",\"2026-12-31\"]");
  }

  @Test
  void aSenderShowsHowItWarmsUp() {
    Map<String, Object> identity = SampleBodies.identity(World.A.address(), "file");
    String id = customer.made("/api/identities", identity);

    JsonNode shown = data("/api/identities/" + id);

    assertThat(shown.path("warmUp").toString())
        .isEqualTo("{\"startsOn\":\"2026-03-04\",\"firstDay\":20,\"dailyIncrease\":5}");
  }

  @Test
  void aSenderThatTheProviderTakesIsActiveOnceItIsVerified() {
    String id = customer.made("/api/identities", SampleBodies.identity(World.A.address(), "file"));
    customer.does("PATCH", "/api/identities/" + id, Map.of("state", "paused"));

    ApiReply verified =
        customer.admin(ApiRequest.of("POST", "/api/identities/" + id + "/verify").json("{}"));
    assertThat(verified.json().at("/data/state").asText()).isEqualTo("active");

    String other =
        customer.made("/api/identities", SampleBodies.identity(World.A.address(), "smtp"));
    ApiReply refused =
        customer.admin(ApiRequest.of("POST", "/api/identities/" + other + "/verify").json("{}"));
    assertThat(refused.problem()).isEqualTo("422 sender_not_proved");
    assertThat(data("/api/identities/" + other).path("state").asText()).isEqualTo("unverified");
  }
}
