package dev.engagement.adapter.mustache.template;

/** A rendering did or wrote more than it may. */
final class BoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BoundException() {
    super("more than a rendering may do", null, false, false);
  }
}
