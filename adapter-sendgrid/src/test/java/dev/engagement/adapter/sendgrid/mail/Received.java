package dev.engagement.adapter.sendgrid.mail;

import java.util.Locale;
import java.util.Map;

/** A request as it arrived. */
record Received(String line, Map<String, String> headers, byte[] body) {

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  Json json() {
    return Json.of(body);
  }
}
