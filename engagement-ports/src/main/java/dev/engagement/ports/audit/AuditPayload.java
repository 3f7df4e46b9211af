package dev.engagement.ports.audit;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an entry tells: ids, counts and codes under their names, sorted; never an address or
 * content. Values are text, whole numbers and booleans.
 */
public record AuditPayload(SortedMap<String, Object> values) {

  /** Tells nothing more. */
  public static final AuditPayload EMPTY = new AuditPayload(new TreeMap<>());

  public AuditPayload {
    TreeMap<String, Object> copy = new TreeMap<>(values);
    copy.values().forEach(AuditPayload::check);
    values = Collections.unmodifiableSortedMap(copy);
  }

  /** Returns a payload that also has this number. */
  public AuditPayload with(String name, long value) {
    return put(name, value);
  }

  /** Returns a payload that also has this code. */
  public AuditPayload with(String name, String code) {
    return put(name, code);
  }

  /** Returns a payload that also has this id. */
  public AuditPayload with(String name, UUID id) {
    return put(name, id.toString());
  }

  /** Returns a payload that also has this answer to a question. */
  public AuditPayload with(String name, boolean value) {
    return put(name, value);
  }

  private AuditPayload put(String name, Object value) {
    TreeMap<String, Object> more = new TreeMap<>(values);
    more.put(name, value);
    return new AuditPayload(more);
  }

  private static void check(Object value) {
    if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
      throw new IllegalArgumentException(
          "not text, a whole number or a boolean: " + value.getClass());
    }
  }
}
