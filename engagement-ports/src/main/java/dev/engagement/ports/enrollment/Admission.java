package dev.engagement.ports.enrollment;

/** What became of one recipient that was to be added. */
public enum Admission {
  ADDED,
  /** An unfinished recipient of the same enrollment has the same address. */
  DUPLICATE_IN_BATCH,
  /** An unfinished recipient of another enrollment in the same sequence has the same address. */
  ALREADY_ENROLLED
}
