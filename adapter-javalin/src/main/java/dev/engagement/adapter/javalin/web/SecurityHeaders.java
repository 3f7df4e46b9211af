package dev.engagement.adapter.javalin.web;

import io.javalin.http.Context;

/** What every answer says to browsers. */
final class SecurityHeaders {

  private SecurityHeaders() {}

  static void add(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Frame-Options", "DENY")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
  }
}
