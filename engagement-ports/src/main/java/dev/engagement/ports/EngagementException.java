package dev.engagement.ports;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The only exception that crosses a port: a request that cannot be carried out. It is thrown, so
 * that the unit of work around it rolls back. Its message never holds personal data.
 */
public final class EngagementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldError> errors;

  public EngagementException(ErrorCode code, String detail) {
    this(code, detail, List.of());
  }

  public EngagementException(ErrorCode code, String detail, List<FieldError> errors) {
    super(detail);
    this.code = requireNonNull(code, "code");
    this.errors = List.copyOf(errors);
  }

  /**
   * Returns a request's refusal for things that are wrong with it; the code is that of the first.
   */
  public static EngagementException invalid(ErrorCode code, FieldError error) {
    return new EngagementException(code, error.message(), List.of(error));
  }

  /** Returns the stable code. */
  public ErrorCode code() {
    return code;
  }

  /** Returns every single thing that is wrong, where there are several; else an empty list. */
  public List<FieldError> errors() {
    return errors;
  }
}
