package dev.engagement.adapter.graph.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request as the sink got it. */
record Request(
    String method, String path, String query, Map<String, String> headers, String body, long at) {

  /** What a request asks for. */
  enum Kind {
    TOKEN("POST /[^/]+/oauth2/v2\\.0/token"),
    DRAFT("POST /v1\\.0/users/([^/]+)/messages"),
    MARK("PATCH /v1\\.0/users/([^/]+)/messages/([^/]+)"),
    SEND("POST /v1\\.0/users/([^/]+)/messages/([^/]+)/send"),
    REMOVE("POST /v1\\.0/users/([^/]+)/messages/([^/]+)/permanentDelete"),
    DELETE("DELETE /v1\\.0/users/([^/]+)/messages/([^/]+)"),
    SHOW("GET /v1\\.0/users/([^/]+)/messages/([^/]+)"),
    FIND("GET /v1\\.0/users/([^/]+)/messages"),
    FIND_DELETED("GET /v1\\.0/users/([^/]+)/mailFolders/recoverableitemsdeletions/messages"),
    FOLDER("GET /v1\\.0/users/([^/]+)/mailFolders/drafts"),
    OTHER(".*");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  static Request of(HttpExchange exchange, long at) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = exchange.getRequestURI().getQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        new String(body, StandardCharsets.UTF_8),
        at);
  }

  Kind kind() {
    for (Kind kind : Kind.values()) {
      if (kind.pattern.matcher(method + " " + path).matches()) {
        return kind;
      }
    }
    throw new IllegalStateException("every request is of some kind");
  }

  /** Returns the mailbox (1) or the id of the message (2). */
  String part(int group) {
    Matcher matcher = kind().pattern.matcher(method + " " + path);
    return matcher.matches() ? URLDecoder.decode(matcher.group(group), StandardCharsets.UTF_8) : "";
  }

  JsonNode json() {
    try {
      return JSON.readTree(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
