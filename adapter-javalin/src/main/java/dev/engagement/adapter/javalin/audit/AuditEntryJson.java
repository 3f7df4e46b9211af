package dev.engagement.adapter.javalin.audit;

import dev.engagement.ports.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An entry of the log, in the shape of Stage 2A with its actor and number. */
record AuditEntryJson(
    UUID id,
    long sequence,
    String eventType,
    Instant timestamp,
    UUID customerId,
    String actor,
    Map<String, Object> payload) {

  static AuditEntryJson of(AuditEntry entry) {
    return new AuditEntryJson(
        entry.id(),
        entry.sequence(),
        entry.type().code(),
        entry.at(),
        entry.tenant().value(),
        entry.actor().value(),
        entry.payload().values());
  }
}
