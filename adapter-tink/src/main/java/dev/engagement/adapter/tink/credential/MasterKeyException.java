package dev.engagement.adapter.tink.credential;

/** A master key cannot be used; the message says why in one sentence and holds nothing secret. */
public final class MasterKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MasterKeyException(String message) {
    super(message);
  }
}
