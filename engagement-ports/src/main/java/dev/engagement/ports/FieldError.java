package dev.engagement.ports;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, as a path such as {@code steps[1].templateId}
 * @param code what, stable and in snake case
 * @param message what, for people; never repeats the value
 */
public record FieldError(String field, String code, String message) {
  public FieldError {
    requireNonNull(field, "field");
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
