package dev.engagement.ports.sequence;

/** What people do to a sequence as a whole. */
public enum SequenceChange {
  ACTIVATE,
  PAUSE,
  RESUME,
  ARCHIVE
}
