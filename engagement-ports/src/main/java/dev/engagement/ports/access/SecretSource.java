package dev.engagement.ports.access;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;

/** Makes the secrets of API keys, and their hashes. */
@DrivenPort
@CrossTenant("a secret belongs to nobody yet")
public interface SecretSource {

  /**
   * Returns a fresh secret of at least 256 random bits, in characters that need no escaping in a
   * header.
   */
  String next();

  /** Returns the SHA-256 of the secret's UTF-8 bytes in lower-case hexadecimal digits. */
  String hash(String secret);
}
