package dev.engagement.ports.enrollment;

/** What became of an enrollment's recipients; the parts add up to {@code enrolled}. */
public record Ledger(
    long enrolled,
    long completed,
    long skipped,
    long failed,
    long cancelled,
    long pending,
    long unconfirmed,
    long parked) {

  /** Returns whether the parts add up. */
  public boolean balances() {
    return enrolled == completed + skipped + failed + cancelled + pending + unconfirmed + parked;
  }
}
