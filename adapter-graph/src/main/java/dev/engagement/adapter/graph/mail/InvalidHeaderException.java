package dev.engagement.adapter.graph.mail;

/** A value cannot stand in a header; it would end the line that it is on. */
final class InvalidHeaderException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidHeaderException() {
    super("a value cannot stand in a header");
  }
}
