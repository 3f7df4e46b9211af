package dev.engagement.app;

/** The process cannot start; the message says why in one sentence. */
final class StartupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartupException(String message) {
    super(message);
  }
}
