package dev.engagement.adapter.tink.credential;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The keys that credentials are sealed with: the primary one seals, all of them open. Written as
 * one of Tink's keysets in JSON.
 */
public final class MasterKey {

  private final KeysetHandle keys;
  private final Aead aead;

  private MasterKey(KeysetHandle keys) throws GeneralSecurityException {
    this.keys = keys;
    this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** Returns a new key. */
  public static MasterKey generate() {
    return madeOf(KeysetHandle.newBuilder());
  }

  /**
   * Reads a key as it stands in a variable of the environment.
   *
   * @throws MasterKeyException if it is none
   */
  public static MasterKey fromText(String text) {
    try {
      AeadConfig.register();
      return new MasterKey(
          TinkJsonProtoKeysetFormat.parseKeyset(
              text.strip(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException | RuntimeException unreadable) {
      // what the library says of it may quote it
      throw new MasterKeyException(
          "the master key is not a keyset of Tink in JSON for authenticated encryption");
    }
  }

  /**
   * Reads a key from a file.
   *
   * @throws MasterKeyException if it is none, or if anyone but the file's owner may read it
   */
  public static MasterKey fromFile(Path file) {
    return fromText(new KeyFile(file).read());
  }

  /**
   * Writes a new key to a file that only its owner may read.
   *
   * @throws MasterKeyException if there is one already: what was sealed with it would be lost
   */
  public static MasterKey create(Path file) {
    MasterKey key = generate();
    new KeyFile(file).create(key.text());
    return key;
  }

  /**
   * Puts a new primary key into a file and keeps those that are in it, all at once: whoever reads
   * the file meanwhile finds the old ones or all of them.
   *
   * @throws MasterKeyException if the file holds no key, or another process is rotating it
   */
  public static MasterKey rotate(Path file) {
    String text = new KeyFile(file).replace(old -> fromText(old).rotated().text());
    return fromText(text);
  }

  /** Returns these keys with a new primary one. */
  public MasterKey rotated() {
    return madeOf(KeysetHandle.newBuilder(keys));
  }

  private static MasterKey madeOf(KeysetHandle.Builder keys) {
    try {
      AeadConfig.register();
      keys.addEntry(
          KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
              .withRandomId()
              .makePrimary());
      return new MasterKey(keys.build());
    } catch (GeneralSecurityException noSuchAlgorithm) {
      throw new IllegalStateException(noSuchAlgorithm);
    }
  }

  /** Returns the keys themselves, to be kept where nobody else reads. */
  public String text() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  Aead aead() {
    return aead;
  }

  @Override
  public String toString() {
    return "MasterKey[" + keys.size() + "]";
  }
}
