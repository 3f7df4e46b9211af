package dev.engagement.adapter.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.audit.AuditTrail;
import dev.engagement.ports.credential.Credentials;
import dev.engagement.ports.guardrail.Canaries;
import dev.engagement.ports.guardrail.KillSwitches;
import dev.engagement.ports.guardrail.Limits;
import dev.engagement.ports.identity.Identities;
import dev.engagement.ports.queue.Queues;
import dev.engagement.ports.sequence.Sequences;
import dev.engagement.ports.simulation.Simulations;
import dev.engagement.ports.suppression.Suppressions;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.SequentialIds;
import dev.engagement.testkit.SettableClock;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Tenants;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The API on a real socket, over ports that keep things in maps. */
final class RunningApi implements AutoCloseable {

  private static final OpenApiShapes SHAPES = new OpenApiShapes(description());

  final StubCustomers customers = new StubCustomers();
  final StubApiKeys keys = new StubApiKeys();
  final StubTemplates templates = new StubTemplates();
  final StubEnrollments enrollments = new StubEnrollments();
  final StubDryRuns dryRuns = new StubDryRuns();
  final StubUnsubscribes unsubscribes = new StubUnsubscribes();
  final SettableClock clock = SettableClock.at(Given.START);
  final TenantId tenant = Given.tenantId();
  final TenantId other = Given.tenantId();

  private final HttpApi api;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningApi(Path folder) {
    this(folder, Optional.empty());
  }

  RunningApi(Path folder, Optional<TenantId> clientTenant) {
    customers.byId.put(tenant.value(), Tenants.aTenant(tenant));
    customers.byId.put(other.value(), Tenants.aTenant(other));
    api = HttpApi.create(settings(folder, clientTenant), ports());
    api.start();
  }

  private HttpApiSettings settings(Path folder, Optional<TenantId> clientTenant) {
    return new HttpApiSettings(
        "127.0.0.1",
        0,
        clientTenant,
        folder,
        "a secret of thirty-two bytes or so".getBytes(StandardCharsets.UTF_8),
        clock,
        new SequentialIds(1));
  }

  private DrivingPorts ports() {
    return new DrivingPorts(
        customers,
        keys,
        templates,
        NothingThere.behind(Identities.class),
        NothingThere.behind(Sequences.class),
        enrollments,
        NothingThere.behind(Queues.class),
        dryRuns,
        NothingThere.behind(Simulations.class),
        NothingThere.behind(AuditTrail.class),
        NothingThere.behind(Suppressions.class),
        unsubscribes,
        NothingThere.behind(KillSwitches.class),
        NothingThere.behind(Canaries.class),
        NothingThere.behind(Limits.class),
        NothingThere.behind(Credentials.class),
        new StubIdempotentRequests(),
        () -> true,
        () -> "up 1\n");
  }

  private static JsonNode description() {
    return Json.read(
        HttpApi.class.getResourceAsStream(
            "/dev/engagement/adapter/javalin/operations/openapi.json"));
  }

  HttpApi api() {
    return api;
  }

  int port() {
    return api.port();
  }

  /** Begins a request of an admin of the tenant. */
  Request request(String method, String path) {
    return bare(method, path)
        .key(keys.give(Role.ADMIN, tenant))
        .header("X-Customer-Id", tenant.toString());
  }

  /** Begins a request of the platform's admin. */
  Request platform(String method, String path) {
    return bare(method, path).key(StubApiKeys.ADMIN);
  }

  /** Begins a request of nobody. */
  Request bare(String method, String path) {
    URI uri = URI.create("http://127.0.0.1:" + api.port() + path);
    return new Request(client, method, uri, this::hold);
  }

  /** Holds an answer against what the description promises. */
  private void hold(HttpRequest request, Reply reply) {
    assertThat(SHAPES.check(request.method(), request.uri().getPath(), reply))
        .as("%s %s: %s", request.method(), request.uri().getPath(), reply.body())
        .isEmpty();
  }

  @Override
  public void close() {
    api.close();
  }
}
