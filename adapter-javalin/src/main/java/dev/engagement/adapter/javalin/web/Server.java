package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.IdSource;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** Puts the operations on a socket. */
public final class Server {

  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

  private static final Duration FAREWELL_TO_THE_IDLE = Duration.ofMillis(50);

  private final Javalin javalin;

  private Server(Javalin javalin) {
    this.javalin = javalin;
  }

  /** Returns a server that is not started yet. */
  public static Server create(
      Listening listening, IdSource ids, Pipeline pipeline, Map<Operation, Handler> handlers) {
    return new Server(
        Javalin.create(
            config -> {
              set(config, listening, ids);
              handlers.forEach((operation, handler) -> add(config, pipeline, operation, handler));
              refuseTheRest(config, pipeline);
            }));
  }

  private static void set(JavalinConfig config, Listening listening, IdSource ids) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.javaLangErrorHandler(Problems::answerError);
    config.jetty.addConnector((server, http) -> connector(server, http, listening));
    config.jetty.modifyServer(server -> prepare(server, ids));
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
  }

  /** What is being answered when the server stops is answered to its end. */
  private static void prepare(org.eclipse.jetty.server.Server server, IdSource ids) {
    server.setErrorHandler(new JettyProblems(ids));
    server.setStopTimeout(LONGEST_FAREWELL.toMillis());
  }

  private static Connector connector(
      org.eclipse.jetty.server.Server server, HttpConfiguration http, Listening listening) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(listening.host());
    connector.setPort(listening.port());
    connector.setShutdownIdleTimeout(FAREWELL_TO_THE_IDLE.toMillis());
    return connector;
  }

  private static void add(
      JavalinConfig config, Pipeline pipeline, Operation operation, Handler handler) {
    io.javalin.http.Handler entry = ctx -> pipeline.answer(ctx, operation, handler);
    config.routes.addHttpHandler(
        HandlerType.findOrCreate(operation.method().name()), operation.path(), entry);
    if (operation.method() == Method.GET) {
      config.routes.addHttpHandler(HandlerType.HEAD, operation.path(), entry);
    }
  }

  private static void refuseTheRest(JavalinConfig config, Pipeline pipeline) {
    config.routes.exception(
        NotFoundResponse.class,
        (e, ctx) -> pipeline.refuse(ctx, ErrorCode.NOT_FOUND, "no such thing"));
    config.routes.exception(
        MethodNotAllowedResponse.class,
        (e, ctx) -> {
          ctx.header("Allow", String.join(", ", e.getDetails().values()));
          pipeline.refuse(ctx, ErrorCode.METHOD_NOT_ALLOWED, "the path has other methods");
        });
    config.routes.exception(
        HttpResponseException.class, (e, ctx) -> refuseMalformed(ctx, pipeline));
    config.routes.exception(Exception.class, (e, ctx) -> refuseMalformed(ctx, pipeline));
  }

  private static void refuseMalformed(Context ctx, Pipeline pipeline) {
    pipeline.refuse(ctx, ErrorCode.MALFORMED_REQUEST, "the request cannot be read");
  }

  /** Begins to listen. */
  public void start() {
    javalin.start();
  }

  /** Returns the port on which it listens. */
  public int port() {
    return javalin.port();
  }

  /** Ends listening, and waits a while for what is being answered. */
  public void stop() {
    javalin.stop();
  }
}
