package dev.engagement.testkit.credential;

import dev.engagement.ports.credential.CredentialCipher;

class InMemoryCredentialCipherTest extends CredentialCipherContract {

  private final CredentialCipher cipher = new InMemoryCredentialCipher();

  @Override
  protected CredentialCipher cipher() {
    return cipher;
  }
}
