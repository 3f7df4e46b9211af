package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.IdSource;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives every request an id: its own, if that is harmless in a log. */
final class RequestIds {

  static final String HEADER = "X-Request-Id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final IdSource ids;

  RequestIds(IdSource ids) {
    this.ids = ids;
  }

  String of(Context ctx) {
    String id =
        Optional.ofNullable(ctx.header(HEADER))
            .filter(given -> SANE.matcher(given).matches())
            .orElseGet(() -> ids.next().toString());
    ctx.header(HEADER, id);
    return id;
  }
}
