package dev.engagement.ports;

/**
 * Every reason why a request is refused, and what a caller can do about it. The codes never change.
 */
public enum ErrorCode {
  MALFORMED_REQUEST("malformed_request", Kind.MALFORMED),
  INVALID_CURSOR("invalid_cursor", Kind.MALFORMED),
  TENANT_REQUIRED("tenant_required", Kind.MALFORMED),
  TENANT_CONFLICT("tenant_conflict", Kind.MALFORMED),
  UNAUTHENTICATED("unauthenticated", Kind.UNAUTHENTICATED),
  TENANT_FORBIDDEN("tenant_forbidden", Kind.FORBIDDEN),
  ROLE_FORBIDDEN("role_forbidden", Kind.FORBIDDEN),
  NOT_FOUND("not_found", Kind.NOT_FOUND),
  METHOD_NOT_ALLOWED("method_not_allowed", Kind.METHOD_NOT_ALLOWED),
  PRECONDITION_FAILED("precondition_failed", Kind.PRECONDITION),
  REQUEST_TOO_LARGE("request_too_large", Kind.TOO_LARGE),
  UNSUPPORTED_MEDIA_TYPE("unsupported_media_type", Kind.UNSUPPORTED_MEDIA),
  STALE_VERSION("stale_version", Kind.CONFLICT),
  DUPLICATE("duplicate", Kind.CONFLICT),
  ILLEGAL_TRANSITION("illegal_transition", Kind.CONFLICT),
  TEMPLATE_NOT_EDITABLE("template_not_editable", Kind.CONFLICT),
  TEMPLATE_NOT_DELETABLE("template_not_deletable", Kind.CONFLICT),
  SEQUENCE_NOT_EDITABLE("sequence_not_editable", Kind.CONFLICT),
  SEQUENCE_NOT_DELETABLE("sequence_not_deletable", Kind.CONFLICT),
  SEQUENCE_IN_USE("sequence_in_use", Kind.CONFLICT),
  SEQUENCE_NOT_ACTIVE("sequence_not_active", Kind.CONFLICT),
  IDEMPOTENCY_KEY_RUNNING("idempotency_key_running", Kind.CONFLICT),
  LEASE_LOST("lease_lost", Kind.CONFLICT),
  IDEMPOTENCY_KEY_REUSED("idempotency_key_reused", Kind.INVALID),
  INVALID_REQUEST("invalid_request", Kind.INVALID),
  UNKNOWN_FIELD("unknown_field", Kind.INVALID),
  INVALID_DURATION("invalid_duration", Kind.INVALID),
  INVALID_TIMEZONE("invalid_timezone", Kind.INVALID),
  TEMPLATE_INVALID("template_invalid", Kind.INVALID),
  SEQUENCE_INVALID("sequence_invalid", Kind.INVALID),
  STEP_KIND_UNSUPPORTED("step_kind_unsupported", Kind.INVALID),
  STEP_MODE_UNSUPPORTED("step_mode_unsupported", Kind.INVALID),
  CREDENTIALS_NOT_KEPT("credentials_not_kept", Kind.INVALID),
  SENDER_NOT_PROVED("sender_not_proved", Kind.INVALID),
  NOTHING_ACCEPTED("nothing_accepted", Kind.INVALID),
  CONSENT_REQUIRED("consent_required", Kind.INVALID),
  STORE_UNAVAILABLE("store_unavailable", Kind.TRANSIENT);

  /**
   * What the caller can do: send something else, show a key, give up, read again, or just try
   * again.
   */
  public enum Kind {
    MALFORMED,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    CONFLICT,
    PRECONDITION,
    TOO_LARGE,
    UNSUPPORTED_MEDIA,
    INVALID,
    TRANSIENT
  }

  private final String code;
  private final Kind kind;

  ErrorCode(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }

  /** Returns what the caller can do. */
  public Kind kind() {
    return kind;
  }
}
