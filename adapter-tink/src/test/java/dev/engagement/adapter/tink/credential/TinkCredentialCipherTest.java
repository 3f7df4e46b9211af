package dev.engagement.adapter.tink.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkCredentialCipherTest {

  private static final Credential CREDENTIAL = new Credential.SendGrid("sesame, open");

  @TempDir Path folder;

  private final TenantId tenant = Given.tenantId();

  @Test
  void opensWhatAKeySealedThatIsPrimaryNoLonger() {
    MasterKey old = MasterKey.generate();
    MasterKey rotated = old.rotated();

    assertThat(opens(rotated, sealed(old))).isTrue();
  }

  @Test
  void sealsWithTheNewestKey() {
    MasterKey old = MasterKey.generate();
    MasterKey rotated = old.rotated();

    assertThat(opens(rotated.rotated(), sealed(rotated))).isTrue();
    assertThat(opens(old, sealed(rotated))).isFalse();
  }

  @Test
  void knowsNothingOfAnotherKey() {
    assertThat(opens(MasterKey.generate(), sealed(MasterKey.generate()))).isFalse();
  }

  @Test
  void opensWithTheKeyThatWasWrittenAsText() {
    MasterKey key = MasterKey.generate();

    assertThat(opens(MasterKey.fromText("\n" + key.text() + "\n"), sealed(key))).isTrue();
  }

  @Test
  void takesUpTheKeyOfAFileThatWasRotatedMeanwhile() {
    Path file = folder.resolve("key");
    MasterKey.create(file);
    TinkCredentialCipher running = new TinkCredentialCipher(file);
    String before = running.seal(tenant, CREDENTIAL);

    MasterKey rotated = MasterKey.rotate(file);

    assertThat(running.open(tenant, Provider.SENDGRID, sealed(rotated))).contains(CREDENTIAL);
    assertThat(running.open(tenant, Provider.SENDGRID, before)).contains(CREDENTIAL);
    assertThat(opens(rotated, running.seal(tenant, CREDENTIAL))).isTrue();
  }

  @Test
  void goesOnWithTheKeyOfAFileThatIsGone() throws IOException {
    Path file = folder.resolve("key");
    MasterKey key = MasterKey.create(file);
    TinkCredentialCipher running = new TinkCredentialCipher(file);

    Files.delete(file);

    assertThat(opens(key, running.seal(tenant, CREDENTIAL))).isTrue();
  }

  @Test
  void doesNotStartWithAFileThatOthersRead() throws IOException {
    Path file = folder.resolve("key");
    MasterKey.create(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatExceptionOfType(MasterKeyException.class)
        .isThrownBy(() -> new TinkCredentialCipher(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0001", "\u0002\u0001", "\u0001\u0001\u007f\u007f\u007f\u007f"})
  void opensNothingThatIsNoCredentialAlthoughItWasSealed(String content) throws Exception {
    MasterKey key = MasterKey.generate();
    Aead aead = key.aead();
    byte[] belonging = ("engagement credential 1/" + tenant + "/sendgrid").getBytes("UTF-8");
    String sealed =
        Base64.getEncoder().encodeToString(aead.encrypt(content.getBytes("UTF-8"), belonging));

    assertThat(opens(key, sealed)).isFalse();
  }

  private String sealed(MasterKey key) {
    return new TinkCredentialCipher(key).seal(tenant, CREDENTIAL);
  }

  private boolean opens(MasterKey key, String sealed) {
    return new TinkCredentialCipher(key)
        .open(tenant, Provider.SENDGRID, sealed)
        .filter(CREDENTIAL::equals)
        .isPresent();
  }
}
