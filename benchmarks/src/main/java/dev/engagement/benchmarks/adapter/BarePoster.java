package dev.engagement.benchmarks.adapter;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/**
 * The HTTP client beneath the adapter alone, as its documentation shows it: the same bytes, made
 * beforehand, over the same number of connections, and nothing else.
 */
final class BarePoster implements Poster {

  private final URI target;
  private final byte[] body;
  private final int connections;
  private final ExecutorService threads;
  private final CloseableHttpClient client;

  BarePoster(URI sink, int connections) throws IOException {
    this.target = sink.resolve("/v3/mail/send");
    this.body = bodyOfTheAdapter();
    this.connections = connections;
    this.threads = Executors.newFixedThreadPool(connections);
    this.client =
        HttpClients.custom()
            .setMaxConnTotal(connections)
            .setMaxConnPerRoute(connections)
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .build();
  }

  private static byte[] bodyOfTheAdapter() throws IOException {
    CompletableFuture<byte[]> body = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          body.complete(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (SendGridPoster adapter = new SendGridPoster(address, 1, 1)) {
      adapter.post(1);
    } finally {
      server.stop(0);
    }
    return body.join();
  }

  @Override
  public void post(int mails) throws Exception {
    AtomicInteger left = new AtomicInteger(mails);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      running.add(threads.submit(() -> postAll(left)));
    }
    for (Future<?> one : running) {
      one.get();
    }
  }

  private void postAll(AtomicInteger left) {
    while (left.decrementAndGet() >= 0) {
      HttpPost post = new HttpPost(target);
      post.setHeader("Authorization", "Bearer SG.bench");
      post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
      try {
        client.execute(
            post,
            answer -> {
              EntityUtils.consume(answer.getEntity());
              return answer.getFirstHeader("X-Message-Id").getValue();
            });
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      client.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
