package dev.engagement.core.enrollment;

import dev.engagement.ports.contact.EmailAddress;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What a checked row of a batch says of one person. */
public record Candidate(
    EmailAddress address,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<ZoneId> timezone,
    Map<String, Object> variables) {
  public Candidate {
    variables = Map.copyOf(variables);
  }
}
