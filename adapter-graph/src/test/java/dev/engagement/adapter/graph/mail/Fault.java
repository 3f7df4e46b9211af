package dev.engagement.adapter.graph.mail;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong with one request. */
@FunctionalInterface
interface Fault {

  /** Carries the request out, or not, and answers, or not. */
  void answer(HttpExchange exchange, Work work) throws IOException;

  /** What the sink would have done. */
  @FunctionalInterface
  interface Work {
    Reply take() throws IOException;
  }

  /** An answer. */
  record Reply(int status, String body) {}

  static Fault status(int status) {
    return (exchange, work) -> reply(exchange, new Reply(status, "<html>provider text</html>"));
  }

  static Fault status(int status, String retryAfter) {
    return (exchange, work) -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      reply(exchange, new Reply(status, ""));
    };
  }

  static Fault movedTo(String location) {
    return (exchange, work) -> {
      exchange.getResponseHeaders().set("Location", location);
      reply(exchange, new Reply(307, ""));
    };
  }

  static Fault takenThen(int status) {
    return (exchange, work) -> {
      work.take();
      reply(exchange, new Reply(status, ""));
    };
  }

  static Fault takenThen(int status, String retryAfter) {
    return (exchange, work) -> {
      work.take();
      status(status, retryAfter).answer(exchange, work);
    };
  }

  static Fault takenThenDropped() {
    return (exchange, work) -> {
      work.take();
      exchange.close();
    };
  }

  static Fault dropped() {
    return (exchange, work) -> exchange.close();
  }

  static Fault takenThenHtml() {
    return (exchange, work) -> {
      work.take();
      reply(exchange, new Reply(200, "<html>welcome</html>"));
    };
  }

  static Fault takenThenSilentFor(Duration duration) {
    return (exchange, work) -> {
      Reply reply = work.take();
      pause(duration);
      reply(exchange, reply);
    };
  }

  /** Answers once it is let go. */
  static Fault held(CountDownLatch gate) {
    return (exchange, work) -> {
      Reply reply = work.take();
      try {
        gate.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      reply(exchange, reply);
    };
  }

  static void reply(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", reply.body().startsWith("<") ? "text/html" : "application/json");
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static void pause(Duration duration) {
    try {
      new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
