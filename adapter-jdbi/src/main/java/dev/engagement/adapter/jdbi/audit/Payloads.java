package dev.engagement.adapter.jdbi.audit;

import dev.engagement.adapter.jdbi.session.Json;
import dev.engagement.ports.audit.AuditPayload;
import java.util.TreeMap;

/** Payloads as canonical JSON text: members sorted, no white space. */
final class Payloads {

  private Payloads() {}

  static String write(AuditPayload payload) {
    return Json.write(payload.values());
  }

  static AuditPayload read(String json) {
    TreeMap<String, Object> values = new TreeMap<>();
    Json.map(json).forEach((name, value) -> values.put(name, widened(value)));
    return new AuditPayload(values);
  }

  private static Object widened(Object value) {
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }
}
