package dev.engagement.adapter.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.access.Role;
import dev.engagement.testkit.fixture.Given;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {

  private static final String DRAFT =
      "{\"name\": \"Hello\", \"subject\": \"Hi\", \"body\": \"Ho\"}";

  @TempDir private Path folder;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(folder);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void answersWithDataVersionAndPlace() {
    Reply made = api.request("POST", "/api/templates").json(DRAFT).send();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.data().path("createdAt").asText()).isEqualTo("2026-03-02T09:00:00.123456Z");
    assertThat(made.header("ETag")).isEqualTo("\"0\"");
    assertThat(made.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(made.header("Server")).isEmpty();
    assertThat(api.request("GET", made.header("Location")).send().data()).isEqualTo(made.data());
  }

  @Test
  void asksForAKeyBeforeAnythingElse() {
    Reply refused = api.bare("POST", "/api/templates").body("text/plain", new byte[3 << 20]).send();

    assertThat(refused.problem()).isEqualTo("401 unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void asksForTheTenantBeforeTheRole() {
    String viewer = api.keys.give(Role.CLIENT_VIEWER, api.tenant);

    assertThat(api.bare("POST", "/api/templates").key(viewer).json("{").send().problem())
        .isEqualTo("400 tenant_required");
  }

  @Test
  void asksForTheRoleBeforeTheBody() {
    String viewer = api.keys.give(Role.CLIENT_VIEWER, api.tenant);

    assertThat(
            api.request("POST", "/api/templates")
                .key(viewer)
                .body("text/plain", new byte[3 << 20])
                .send()
                .problem())
        .isEqualTo("403 role_forbidden");
  }

  @Test
  void refusesLargeBodiesBeforeItReadsThem() {
    byte[] large = new byte[10 << 20];

    assertThat(
            api.request("POST", "/api/templates").body("application/json", large).send().problem())
        .isEqualTo("413 request_too_large");
    assertThat(api.templates.byId).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json; charset=iso-8859-1",
        "application/x-www-form-urlencoded"
      })
  void refusesOtherMediaTypes(String type) {
    assertThat(api.request("POST", "/api/templates").body(type, DRAFT.getBytes()).send().problem())
        .isEqualTo("415 unsupported_media_type");
  }

  @Test
  void refusesWhatCannotBeParsedBeforeItLooksForTheThing() {
    assertThat(api.request("PATCH", "/api/templates/" + Given.id()).json("{").send().problem())
        .isEqualTo("400 malformed_request");
  }

  @Test
  void looksForTheThingBeforeItLooksAtTheMembers() {
    assertThat(
            api.request("PATCH", "/api/templates/" + Given.id())
                .header("If-Match", "\"7\"")
                .json("{\"nmae\": 1}")
                .send()
                .problem())
        .isEqualTo("404 not_found");
  }

  @Test
  void looksAtTheVersionBeforeItLooksAtTheMembers() {
    String place = draft();

    assertThat(
            api.request("PATCH", place)
                .header("If-Match", "\"7\"")
                .json("{\"nmae\": 1}")
                .send()
                .problem())
        .isEqualTo("412 precondition_failed");
  }

  @Test
  void namesEveryMemberThatIsWrong() {
    Reply refused =
        api.request("POST", "/api/templates").json("{\"nmae\": \"x\", \"body\": 1}").send();

    assertThat(refused.problem()).isEqualTo("422 unknown_field");
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("nmae", "name", "subject", "body");
    assertThat(api.templates.byId).isEmpty();
  }

  @Test
  void tellsNothingApartThatIsMissingOrAnothers() {
    String mine = draft();
    String key = api.keys.give(Role.ADMIN, api.other);
    String missing = "/api/templates/" + Given.id();

    String foreign = problem(mine, key);

    assertThat(foreign).contains("not_found");
    assertThat(foreign.replace(mine, "")).isEqualTo(problem(missing, key).replace(missing, ""));
  }

  private String problem(String path, String key) {
    return api.request("GET", path)
        .key(key)
        .header("X-Customer-Id", api.other.toString())
        .header("X-Request-Id", "same")
        .send()
        .body();
  }

  @Test
  void refusesTheTenantOfOthers() {
    String key = api.keys.give(Role.ADMIN, api.other);

    assertThat(api.request("GET", "/api/templates").key(key).send().problem())
        .isEqualTo("403 tenant_forbidden");
  }

  @Test
  void refusesATenantThatIsNotThereToThePlatformToo() {
    assertThat(
            api.platform("GET", "/api/templates")
                .header("X-Customer-Id", Given.id().toString())
                .send()
                .problem())
        .isEqualTo("403 tenant_forbidden");
    assertThat(
            api.platform("GET", "/api/templates")
                .header("X-Customer-Id", "00000000-0000-0000-0000-000000000000")
                .send()
                .problem())
        .isEqualTo("403 tenant_forbidden");
  }

  @Test
  void takesTheTenantFromTheQueryToo() {
    String key = api.keys.give(Role.ADMIN, api.tenant);
    String path = "/api/templates?customerId=" + api.tenant;

    assertThat(api.bare("GET", path).key(key).send().status()).isEqualTo(200);
    assertThat(
            api.bare("GET", path)
                .key(key)
                .header("X-Customer-Id", api.other.toString())
                .send()
                .problem())
        .isEqualTo("400 tenant_conflict");
  }

  @Test
  void knowsTheTenantInClientMode() {
    try (RunningApi client = new RunningApi(folder, Optional.of(api.tenant))) {
      client.customers.byId.putAll(api.customers.byId);
      String key = client.keys.give(Role.ADMIN, api.tenant);

      assertThat(client.bare("GET", "/api/templates").key(key).send().status()).isEqualTo(200);
      assertThat(
              client
                  .bare("GET", "/api/templates")
                  .key(StubApiKeys.ADMIN)
                  .header("X-Customer-Id", api.other.toString())
                  .send()
                  .problem())
          .isEqualTo("403 tenant_forbidden");
    }
  }

  @Test
  void keepsThePlatformsRoutesForItsAdmin() {
    String key = api.keys.give(Role.ADMIN, api.tenant);

    assertThat(api.bare("GET", "/api/customers").key(key).send().problem())
        .isEqualTo("403 role_forbidden");
    assertThat(api.platform("GET", "/api/customers").send().status()).isEqualTo(200);
    assertThat(api.platform("GET", "/metrics").send().body()).isEqualTo("up 1\n");
  }

  @Test
  void pagesThroughLists() {
    draft();
    draft();
    draft();

    Reply first = api.request("GET", "/api/templates?limit=2").send();
    String cursor = first.json().at("/page/next").asText();
    Reply second = api.request("GET", "/api/templates?limit=2&cursor=" + cursor).send();

    assertThat(first.data()).hasSize(2);
    assertThat(second.data()).hasSize(1);
    assertThat(second.body()).endsWith("\"page\":{\"next\":null}}");
  }

  @Test
  void refusesCursorsThatItDidNotMakeForThisList() {
    draft();
    draft();
    String cursor =
        api.request("GET", "/api/templates?limit=1").send().json().at("/page/next").asText();
    String tampered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

    assertThat(api.request("GET", "/api/templates?cursor=" + tampered).send().problem())
        .isEqualTo("400 invalid_cursor");
    assertThat(api.request("GET", "/api/templates?cursor=*").send().problem())
        .isEqualTo("400 invalid_cursor");
    assertThat(api.platform("GET", "/api/customers?cursor=" + cursor).send().problem())
        .isEqualTo("400 invalid_cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limti=3", "limit=1&limit=2"})
  void refusesQueriesThatItDoesNotKnow(String query) {
    assertThat(api.request("GET", "/api/templates?" + query).send().problem())
        .isEqualTo("400 malformed_request");
  }

  @Test
  void changesWhatStillHasTheTag() {
    String place = draft();

    Reply changed =
        api.request("PATCH", place)
            .header("If-Match", "W/\"0\", \"0\"")
            .json("{\"name\": \"New\"}")
            .send();

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "W/\"0\"", "\"x\", \"y\""})
  void leavesAloneWhatHasAnotherTag(String tag) {
    String place = draft();

    assertThat(api.request("DELETE", place).header("If-Match", tag).send().problem())
        .isEqualTo("412 precondition_failed");
    assertThat(api.request("GET", place).send().status()).isEqualTo(200);
  }

  @Test
  void carriesARequestOutOnceForItsKey() {
    Reply first = create("k-1", DRAFT);
    Reply again = create("k-1", DRAFT);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(create("k-1", DRAFT.replace("Ho", "Ha")).problem())
        .isEqualTo("422 idempotency_key_reused");
    assertThat(create("k 2", DRAFT).problem()).isEqualTo("400 malformed_request");
    assertThat(api.templates.byId).hasSize(1);
  }

  private Reply create(String key, String json) {
    return api.request("POST", "/api/templates").header("Idempotency-Key", key).json(json).send();
  }

  @Test
  void showsASecretOnceEvenToTheSameRequest() {
    String wanted = "{\"name\": \"CI\", \"role\": \"qa\", \"customerIds\": \"*\"}";

    Reply first =
        api.platform("POST", "/api/api-keys").header("Idempotency-Key", "k").json(wanted).send();
    Reply again =
        api.platform("POST", "/api/api-keys").header("Idempotency-Key", "k").json(wanted).send();

    assertThat(first.data().path("key").asText()).startsWith("issued-");
    assertThat(again.data().has("key")).isFalse();
    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"out of order", "out of stack"})
  void tellsNothingOfItsMistakes(String subject) {
    Reply failed =
        api.request("POST", "/api/templates/preview")
            .json("{\"subject\": \"%s\", \"body\": \"\"}".formatted(subject))
            .header("X-Request-Id", "mine-1")
            .send();

    assertThat(failed.problem()).isEqualTo("500 internal_error");
    assertThat(failed.json().path("requestId").asText()).isEqualTo("mine-1");
    assertThat(failed.body()).doesNotContain("ada@example.com", "Exception", "\tat");
  }

  @Test
  void replacesRequestIdsThatCouldSpoilALog() {
    Reply reply = api.bare("GET", "/health/live").header("X-Request-Id", "a b").send();

    assertThat(reply.header("X-Request-Id")).hasSize(36);
  }

  @Test
  void tellsPathsApartFromMethods() {
    assertThat(api.request("GET", "/api/nowhere").send().problem()).isEqualTo("404 not_found");

    Reply wrong = api.request("PUT", "/api/templates").json("{}").send();

    assertThat(wrong.problem()).isEqualTo("405 method_not_allowed");
    assertThat(wrong.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "POST");
  }

  @Test
  void answersHeadAsGetWithoutABody() {
    String place = draft();

    assertThat(api.request("HEAD", place).send().header("ETag")).isEqualTo("\"0\"");
    assertThat(api.bare("HEAD", place).send().status()).isEqualTo(401);
  }

  @Test
  void answersWhatItHasBegunBeforeItStops() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<Reply> slow =
        threads.submit(
            () ->
                api.request("POST", "/api/templates/preview")
                    .json("{\"subject\": \"wait\", \"body\": \"\"}")
                    .send());
    api.templates.begun.await();
    int port = api.port();

    Future<?> stopped = threads.submit(api::close);
    while (listens(port)) {
      Thread.onSpinWait();
    }
    api.templates.release.countDown();

    assertThat(slow.get().status()).isEqualTo(200);
    stopped.get();
    threads.shutdown();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void refusesIdsThatAreNone() {
    assertThat(api.request("GET", "/api/templates/1").send().problem()).isEqualTo("404 not_found");
  }

  private String draft() {
    return api.request("POST", "/api/templates").json(DRAFT).send().header("Location");
  }
}
