package dev.engagement.adapter.jdbi.catalogue;

/**
 * What came of an attack.
 *
 * @param count rows seen or touched, where it was not refused
 * @param refusal the SQLSTATE of the refusal, or empty
 */
record Outcome(long count, String refusal) {

  static final String NOT_PERMITTED = "42501";
  static final String NO_PARENT = "23503";
  static final String NOT_UNIQUE = "23505";

  static Outcome of(long count) {
    return new Outcome(count, "");
  }

  static Outcome refused(String state) {
    return new Outcome(0, state);
  }

  boolean isRefusedWith(String state) {
    return refusal.equals(state);
  }

  boolean reaches(long rows) {
    return refusal.isEmpty() && count == rows;
  }

  boolean reachesNothing() {
    return reaches(0) || isRefusedWith(NOT_PERMITTED);
  }
}
