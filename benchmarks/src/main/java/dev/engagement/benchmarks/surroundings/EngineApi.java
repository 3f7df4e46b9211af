package dev.engagement.benchmarks.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Talks to the engine as its users do: over HTTP, as an admin. */
public final class EngineApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final Optional<String> customer;

  /** Talks to the engine at an address. */
  public EngineApi(URI address) {
    this(address, Optional.empty());
  }

  private EngineApi(URI address, Optional<String> customer) {
    this.address = address;
    this.customer = customer;
  }

  /** Returns an API that speaks of a customer. */
  public EngineApi as(String customerId) {
    return new EngineApi(address, Optional.of(customerId));
  }

  /** Patches a document, and returns the answer. @throws IOException if it is refused */
  public JsonNode patch(String path, Object document) throws IOException, InterruptedException {
    return send("PATCH", path, "application/json", body(JSON.writeValueAsString(document)));
  }

  /** Posts a document, and returns the answer. @throws IOException if it is refused */
  public JsonNode post(String path, Object document) throws IOException, InterruptedException {
    return send("POST", path, "application/json", body(JSON.writeValueAsString(document)));
  }

  /**
   * Posts a document, reads the answer to its end without keeping it, and returns its length.
   *
   * @throws IOException if it is refused
   */
  public long postAndDrain(String path, Object document) throws IOException, InterruptedException {
    HttpRequest request =
        request("POST", path, "application/json", body(JSON.writeValueAsString(document)));
    HttpResponse<InputStream> answer =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = answer.body()) {
      long length = in.transferTo(OutputStream.nullOutputStream());
      if (answer.statusCode() >= 300) {
        throw new IOException("POST " + path + " was refused: " + answer.statusCode());
      }
      return length;
    }
  }

  /** Puts a document, and returns the answer. @throws IOException if it is refused */
  public JsonNode put(String path, Object document) throws IOException, InterruptedException {
    return send("PUT", path, "application/json", body(JSON.writeValueAsString(document)));
  }

  /** Posts a CSV file, and returns the answer. @throws IOException if it is refused */
  public JsonNode postCsv(String path, Path file) throws IOException, InterruptedException {
    return send("POST", path, "text/csv", HttpRequest.BodyPublishers.ofFile(file));
  }

  /** Returns a document. @throws IOException if it is refused */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, "application/json", HttpRequest.BodyPublishers.noBody());
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private JsonNode send(String method, String path, String type, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request(method, path, type, body), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + " was refused: " + answer.statusCode() + " " + answer.body());
    }
    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
  }

  private HttpRequest request(
      String method, String path, String type, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + EngineProcess.ADMIN_KEY)
            .header("Content-Type", type)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, body);
    customer.ifPresent(id -> request.header("X-Customer-Id", id));
    return request.build();
  }
}
