package dev.engagement.app;

import dev.engagement.adapter.javalin.access.SecureSecretSource;
import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.adapter.tink.credential.MasterKey;
import dev.engagement.adapter.tink.credential.TinkCredentialCipher;
import dev.engagement.ports.access.SecretSource;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.instance.Instance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands before there is an engine: data directory, database, and the work beside. */
record Foundation(
    DataDirectory directory,
    EngineDatabase database,
    SecretSource secrets,
    Housekeeping housekeeping)
    implements AutoCloseable {

  static Foundation lay(Settings settings) {
    SecretSource secrets = new SecureSecretSource();
    DataDirectory directory = DataDirectory.take(settings.dataDirectory());
    try {
      EngineDatabase database = EngineDatabase.open(settings, directory, secrets::next);
      return new Foundation(directory, database, secrets, new Housekeeping());
    } catch (RuntimeException failed) {
      directory.close();
      throw failed;
    }
  }

  byte[] signingSecret() {
    return directory.secret("signing-secret", secrets::next).getBytes(StandardCharsets.UTF_8);
  }

  Path outbox() {
    return directory.folder("outbox");
  }

  /** Looks whether this is the database that belongs here, and keeps an eye on it. */
  InstanceGuard guard(Settings settings) {
    InstanceGuard guard = guardOf(settings);
    guard.look();
    housekeeping.watch(guard);
    return guard;
  }

  /** Takes the database for the one that belongs here, whatever was remembered of it. */
  Instance confirm(Settings settings) {
    return guardOf(settings).confirm();
  }

  private InstanceGuard guardOf(Settings settings) {
    return new InstanceGuard(
        JdbiStores.instances(database.dataSource()),
        directory.folder("state").resolve("instance"),
        settings.instance());
  }

  /** Returns the cipher with the key of the environment, else with the one that is kept here. */
  CredentialCipher cipher(Settings settings) {
    return settings
        .masterKey()
        .map(text -> new TinkCredentialCipher(MasterKey.fromText(text)))
        .orElseGet(() -> new TinkCredentialCipher(keyFile(masterKeyFile())));
  }

  Path masterKeyFile() {
    return directory.folder("secrets").resolve("master-key");
  }

  private static Path keyFile(Path file) {
    if (!Files.exists(file)) {
      MasterKey.create(file);
    }
    return file;
  }

  @Override
  public void close() {
    housekeeping.close();
    database.close();
    directory.close();
  }
}
