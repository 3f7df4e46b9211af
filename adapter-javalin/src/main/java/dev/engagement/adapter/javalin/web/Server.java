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
import java.util.Map;

/** Puts the operations on a socket. */
public final class Server {

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
    config.jetty.host = listening.host();
    config.jetty.port = listening.port();
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems(ids)));
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
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

  /** Ends listening. */
  public void stop() {
    javalin.stop();
  }
}
