package dev.engagement.adapter.graph.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.engagement.adapter.graph.mail.Fault.Reply;
import dev.engagement.adapter.graph.mail.Request.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks Microsoft Graph's wire and that of whoever issues tokens, with faults where told. */
final class GraphSink implements AutoCloseable {

  static final String SECRET = "the-secret";

  final SinkMailbox mailbox = new SinkMailbox();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<Kind, Deque<Fault>> faults = new EnumMap<>(Kind.class);
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger issued = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile int lifetime = 3600;

  GraphSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** The next requests of this kind go wrong, one after the other. */
  synchronized void next(Kind kind, Fault... these) {
    faults.computeIfAbsent(kind, one -> new ArrayDeque<>()).addAll(List.of(these));
  }

  /** Tokens live so long from now on. */
  void issueFor(int seconds) {
    lifetime = seconds;
  }

  void revokeTokens() {
    tokens.clear();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  List<Request> requests(Kind kind) {
    return requests.stream().filter(one -> one.kind() == kind).toList();
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Request request = Request.of(exchange, System.nanoTime());
    requests.add(request);
    if (request.kind() != Kind.TOKEN) {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    }
    try {
      fault(request.kind()).answer(exchange, () -> take(request));
    } finally {
      if (request.kind() != Kind.TOKEN) {
        atOnce.decrementAndGet();
      }
      exchange.close();
    }
  }

  private synchronized Fault fault(Kind kind) {
    Fault next = faults.computeIfAbsent(kind, one -> new ArrayDeque<>()).poll();
    return next == null ? (exchange, work) -> Fault.reply(exchange, work.take()) : next;
  }

  private Reply take(Request request) {
    if (request.kind() == Kind.TOKEN) {
      return token(request);
    }
    String authorization = request.headers().getOrDefault("authorization", "");
    return tokens.contains(authorization.replace("Bearer ", ""))
        ? mailbox.take(request)
        : new Reply(401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}");
  }

  private Reply token(Request request) {
    if (!request.body().contains("client_secret=" + SECRET)) {
      return new Reply(
          401, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215\"}");
    }
    String token = "token-" + issued.incrementAndGet();
    tokens.add(token);
    return new Reply(
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"%s\"}"
            .formatted(lifetime, token));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
