package dev.engagement.app.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A request in the making; every change makes another one. */
record ApiRequest(String method, String path, Map<String, String> headers, byte[] body) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final byte[] NOTHING = new byte[0];

  static ApiRequest of(String method, String path) {
    return new ApiRequest(method, path, Map.of(), NOTHING);
  }

  ApiRequest with(String header, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(header, value);
    return new ApiRequest(method, path, more, body);
  }

  ApiRequest without(String header) {
    Map<String, String> less = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    less.putAll(headers);
    less.remove(header);
    return new ApiRequest(method, path, less, body);
  }

  ApiRequest key(String secret) {
    return with("Authorization", "Bearer " + secret);
  }

  ApiRequest customer(String id) {
    return with("X-Customer-Id", id);
  }

  ApiRequest query(String parameter, String value) {
    String separator = path.contains("?") ? "&" : "?";
    return new ApiRequest(method, path + separator + parameter + "=" + value, headers, body);
  }

  ApiRequest replace(String part, String other) {
    return new ApiRequest(method, path.replace(part, other), headers, body);
  }

  ApiRequest json(String json) {
    return body("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  ApiRequest csv(String csv) {
    return body("text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  ApiRequest body(String contentType, byte[] bytes) {
    return new ApiRequest(method, path, headers, bytes).with("Content-Type", contentType);
  }

  ApiReply send() {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(ApiServer.shared().address() + path))
              .method(method, BodyPublishers.ofByteArray(body));
      headers.forEach(request::setHeader);
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new ApiReply(response.statusCode(), response.headers(), response.body());
    } catch (IOException broken) {
      throw new AssertionError(method + " " + path + " was not answered", broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
