package dev.engagement.adapter.javalin;

import dev.engagement.adapter.javalin.access.ApiKeyResource;
import dev.engagement.adapter.javalin.identity.IdentityResource;
import dev.engagement.adapter.javalin.template.TemplateResource;
import dev.engagement.adapter.javalin.tenant.CustomerResource;
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
  private final List<Operation> operations;

  private HttpApi(Server server, List<Operation> operations) {
    this.server = server;
    this.operations = operations;
  }

  /** Puts the API over the ports; nothing listens until it is started. */
  public static HttpApi create(HttpApiSettings settings, DrivingPorts ports) {
    Map<Operation, Handler> handlers = routes(ports).handlers();
    Pipeline pipeline =
        Pipeline.of(
            new WebSettings(
                settings.clientTenant(),
                settings.spoolFolder(),
                settings.signingSecret(),
                settings.ids()),
            ports.apiKeys(),
            ports.customers(),
            ports.idempotentRequests());
    Server server =
        Server.create(
            new Listening(settings.host(), settings.port()), settings.ids(), pipeline, handlers);
    return new HttpApi(server, List.copyOf(handlers.keySet()));
  }

  private static Routes routes(DrivingPorts ports) {
    Routes routes = new Routes();
    new CustomerResource(ports.customers()).addTo(routes);
    new ApiKeyResource(ports.apiKeys()).addTo(routes);
    new TemplateResource(ports.templates()).addTo(routes);
    new IdentityResource(ports.identities()).addTo(routes);
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

  /** Ends listening; what is being answered has a few seconds left. */
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    stop();
  }
}
