package dev.engagement.adapter.javalin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** A request in the making. */
final class Request {

  private final HttpClient client;
  private final HttpRequest.Builder builder;
  private final String method;
  private final BiConsumer<HttpRequest, Reply> expectation;
  private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

  Request(HttpClient client, String method, URI uri, BiConsumer<HttpRequest, Reply> expectation) {
    this.client = client;
    this.expectation = expectation;
    this.method = method;
    this.builder = HttpRequest.newBuilder(uri);
  }

  Request header(String name, String value) {
    builder.setHeader(name, value);
    return this;
  }

  Request key(String secret) {
    return header("Authorization", "Bearer " + secret);
  }

  Request json(String json) {
    return body("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  Request csv(String csv) {
    return body("text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  Request body(String contentType, byte[] bytes) {
    body = BodyPublishers.ofByteArray(bytes);
    return header("Content-Type", contentType);
  }

  Reply send() {
    try {
      HttpRequest request = builder.method(method, body).build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
      expectation.accept(request, reply);
      return reply;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
