package dev.engagement.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls the HTTP API as any client would. */
final class DemoApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String key;
  private final Optional<String> customer;

  DemoApi(URI base, String key, Optional<String> customer) {
    this.base = base;
    this.key = key;
    this.customer = customer;
  }

  DemoApi as(String customerId) {
    return new DemoApi(base, key, Optional.of(customerId));
  }

  JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  JsonNode post(String path, Object body) {
    return send("POST", path, "application/json", JSON.valueToTree(body).toString());
  }

  JsonNode patch(String path, Object body) {
    return send("PATCH", path, "application/json", JSON.valueToTree(body).toString());
  }

  JsonNode postCsv(String path, String csv) {
    return send("POST", path, "text/csv; charset=utf-8", csv);
  }

  /** Returns the items of all pages of a list. */
  List<JsonNode> all(String path, String items) {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(path + "?limit=200" + cursor);
      page.at(items).forEach(all::add);
      JsonNode next =
          page.at("/page/next").isTextual() ? page.at("/page/next") : page.at("/data/page/next");
      cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
    } while (!cursor.isEmpty());
    return all;
  }

  private JsonNode send(String method, String path, String type, String body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + key);
    customer.ifPresent(id -> request.header("X-Customer-Id", id));
    return request;
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new StartupException(
            request.method() + " " + request.uri().getPath() + " answered " + response.body());
      }
      return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    } catch (IOException broken) {
      throw new StartupException("the API does not answer: " + broken.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted");
    }
  }
}
