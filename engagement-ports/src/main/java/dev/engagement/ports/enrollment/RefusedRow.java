package dev.engagement.ports.enrollment;

/** A row of a batch that was refused. */
public record RefusedRow(long row, String email, RefusalCode code) {

  /** Hides the address, so that it never reaches a log by accident. */
  @Override
  public String toString() {
    return "RefusedRow[" + row + ", " + code + "]";
  }
}
