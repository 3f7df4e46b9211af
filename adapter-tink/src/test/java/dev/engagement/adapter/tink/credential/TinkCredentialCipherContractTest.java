package dev.engagement.adapter.tink.credential;

import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.testkit.credential.CredentialCipherContract;

class TinkCredentialCipherContractTest extends CredentialCipherContract {

  private final CredentialCipher cipher = new TinkCredentialCipher(MasterKey.generate());

  @Override
  protected CredentialCipher cipher() {
    return cipher;
  }
}
