package dev.engagement.ports.enrollment;

/** What people do to an enrollment as a whole. */
public enum EnrollmentChange {
  PAUSE,
  RESUME,
  STOP
}
