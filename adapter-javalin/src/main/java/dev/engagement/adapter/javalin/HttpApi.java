package dev.engagement.adapter.javalin;

import dev.engagement.adapter.javalin.access.ApiKeyResource;
import dev.engagement.adapter.javalin.audit.AuditResource;
import dev.engagement.adapter.javalin.credential.CredentialResource;
import dev.engagement.adapter.javalin.enrollment.EnrollmentResource;
import dev.engagement.adapter.javalin.guardrail.LimitResource;
import dev.engagement.adapter.javalin.guardrail.SwitchResource;
import dev.engagement.adapter.javalin.identity.IdentityResource;
import dev.engagement.adapter.javalin.operations.DocumentationResource;
import dev.engagement.adapter.javalin.operations.HealthResource;
import dev.engagement.adapter.javalin.planning.DryRunResource;
import dev.engagement.adapter.javalin.queue.QueueResource;
import dev.engagement.adapter.javalin.sequence.SequenceResource;
import dev.engagement.adapter.javalin.simulation.SimulationResource;
import dev.engagement.adapter.javalin.suppression.SuppressionResource;
import dev.engagement.adapter.javalin.suppression.UnsubscribeResource;
import dev.engagement.adapter.javalin.template.TemplateResource;
import dev.engagement.adapter.javalin.tenant.CustomerResource;
import dev.engagement.adapter.javalin.tenant.DaysOffResource;
import dev.engagement.adapter.javalin.web.Handler;
import dev.engagement.adapter.javalin.web.Listening;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Pipeline;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.adapter.javalin.web.Server;
import dev.engagement.adapter.javalin.web.WebSettings;
import java.util.List;
import java.util.Map;

/** The HTTP API. */
public final class HttpApi implements AutoCloseable {

  private final Server server;
  private final DryRunResource dryRuns;
  private final List<Operation> operations;

  private HttpApi(Server server, DryRunResource dryRuns, List<Operation> operations) {
    this.server = server;
    this.dryRuns = dryRuns;
    this.operations = operations;
  }

  /**
   * Puts the API over the ports; nothing listens until it is started.
   *
   * @throws IllegalStateException if an operation is not answered
   */
  public static HttpApi create(HttpApiSettings settings, DrivingPorts ports) {
    SpoolFolder.sweep(settings.spoolFolder());
    DryRunResource dryRuns =
        new DryRunResource(
            ports.dryRuns(),
            ports.enrollments(),
            settings.spoolFolder(),
            settings.clock(),
            settings.ids());
    Map<Operation, Handler> handlers = routes(ports, dryRuns).complete();
    Server server =
        Server.create(
            new Listening(settings.host(), settings.port()),
            settings.ids(),
            pipeline(settings, ports),
            handlers);
    return new HttpApi(server, dryRuns, List.copyOf(handlers.keySet()));
  }

  private static Pipeline pipeline(HttpApiSettings settings, DrivingPorts ports) {
    return Pipeline.of(
        new WebSettings(
            settings.clientTenant(),
            settings.spoolFolder(),
            settings.signingSecret(),
            settings.ids()),
        ports.apiKeys(),
        ports.customers(),
        ports.idempotentRequests());
  }

  private static Routes routes(DrivingPorts ports, DryRunResource dryRuns) {
    Routes routes = new Routes();
    new CustomerResource(ports.customers()).addTo(routes);
    new DaysOffResource(ports.customers()).addTo(routes);
    new ApiKeyResource(ports.apiKeys()).addTo(routes);
    new TemplateResource(ports.templates()).addTo(routes);
    new IdentityResource(ports.identities()).addTo(routes);
    new SequenceResource(ports.sequences()).addTo(routes);
    new EnrollmentResource(ports.enrollments(), ports.sequences()).addTo(routes);
    dryRuns.addTo(routes);
    new SimulationResource(ports.simulations(), ports.sequences()).addTo(routes);
    new QueueResource(ports.queues(), ports.enrollments()).addTo(routes);
    new AuditResource(ports.auditTrail()).addTo(routes);
    new SwitchResource(ports.killSwitches(), ports.canaries()).addTo(routes);
    new LimitResource(ports.limits()).addTo(routes);
    new CredentialResource(ports.credentials()).addTo(routes);
    new SuppressionResource(ports.suppressions()).addTo(routes);
    new UnsubscribeResource(ports.unsubscribes()).addTo(routes);
    new HealthResource(ports.ready(), ports.metrics()).addTo(routes);
    new DocumentationResource().addTo(routes);
    return routes;
  }

  /** Returns every operation that is answered, with its path and its policy. */
  public List<Operation> operations() {
    return operations;
  }

  /** Begins to listen. */
  public void start() {
    server.start();
  }

  /** Returns the port on which it listens. */
  public int port() {
    return server.port();
  }

  /** Ends listening, once what is being answered is answered or a few seconds have passed. */
  public void stop() {
    server.stop();
    dryRuns.close();
  }

  @Override
  public void close() {
    stop();
  }
}
