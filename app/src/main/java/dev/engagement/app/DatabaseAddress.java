package dev.engagement.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a PostgreSQL is, and who logs in: read from {@code jdbc:postgresql://…} or {@code
 * postgres://user:password@host/db}.
 */
record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {

  /** Returns the address. @throws IllegalArgumentException if the text is none */
  static DatabaseAddress parse(String text) {
    if (text.startsWith("jdbc:postgresql://")) {
      return new DatabaseAddress(text, Optional.empty(), Optional.empty());
    }
    if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
      return fromUri(text);
    }
    throw new IllegalArgumentException("not a jdbc:postgresql:// or postgres:// address");
  }

  private static DatabaseAddress fromUri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
        throw new IllegalArgumentException("a postgres:// address names a host and a database");
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String[] login = Objects.requireNonNullElse(uri.getRawUserInfo(), "").split(":", 2);
      return new DatabaseAddress(
          "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
          decoded(login[0]),
          login.length > 1 ? decoded(login[1]) : Optional.empty());
    } catch (URISyntaxException notAnAddress) {
      throw new IllegalArgumentException("not a postgres:// address");
    }
  }

  private static Optional<String> decoded(String part) {
    return part.isEmpty()
        ? Optional.empty()
        : Optional.of(URLDecoder.decode(part, StandardCharsets.UTF_8));
  }

  /** Hides the password, so that it never reaches a log by accident. */
  @Override
  public String toString() {
    return "DatabaseAddress[hidden]";
  }
}
