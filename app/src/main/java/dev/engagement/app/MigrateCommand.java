package dev.engagement.app;

import dev.engagement.adapter.javalin.access.SecureSecretSource;
import dev.engagement.ports.access.SecretSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings the database to the schema of this version. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description =
        "Brings the database to the schema of this version; needs the owner's DATABASE_URL where it is external.")
final class MigrateCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Settings settings = SettingsReader.read(System.getenv());
    SecretSource secrets = new SecureSecretSource();
    try (DataDirectory directory = DataDirectory.take(settings.dataDirectory())) {
      int migrations = EngineDatabase.migrate(settings, directory, secrets::next);
      System.out.println(
          migrations + " migrations run; the database is at the schema of this version");
    }
    return 0;
  }
}
