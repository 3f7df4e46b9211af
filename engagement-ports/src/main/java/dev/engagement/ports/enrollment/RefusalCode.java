package dev.engagement.ports.enrollment;

/** Why a row of a batch is refused. The codes are sent on the wire; they never change. */
public enum RefusalCode {
  DUPLICATE_IN_BATCH("duplicate_in_batch"),
  ALREADY_ENROLLED("already_enrolled"),
  INVALID_ADDRESS("invalid_address"),
  INVALID_TIMEZONE("invalid_timezone"),
  /** A value is of the wrong type, too long or holds control characters. */
  INVALID_VALUE("invalid_value"),
  /** The row has another number of columns than the header. */
  MALFORMED_ROW("malformed_row");

  private final String code;

  RefusalCode(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
