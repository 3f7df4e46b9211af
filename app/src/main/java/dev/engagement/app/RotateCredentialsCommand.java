package dev.engagement.app;

import dev.engagement.adapter.javalin.metrics.PrometheusMetrics;
import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.adapter.tink.credential.MasterKey;
import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.Actor;
import dev.engagement.ports.credential.Credentials;
import dev.engagement.ports.credential.RotatedCredentials;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.queue.WorkerSettings;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Encrypts all credentials anew. */
@Command(
    name = "rotate-credentials",
    mixinStandardHelpOptions = true,
    description =
        "Makes a new master key, keeps the old ones for reading, and encrypts all credentials anew.")
final class RotateCredentialsCommand implements Callable<Integer> {

  private static final Actor SYSTEM = new Actor("system:rotate-credentials");

  @Override
  public Integer call() {
    Settings settings = SettingsReader.read(System.getenv());
    try (Foundation foundation = Foundation.lay(settings)) {
      if (settings.masterKey().isEmpty() && Files.exists(foundation.masterKeyFile())) {
        MasterKey.rotate(foundation.masterKeyFile());
      }
      System.out.println(told(credentials(foundation, settings).rotate(SYSTEM)));
      settings.masterKey().ifPresent(RotateCredentialsCommand::show);
    }
    return 0;
  }

  static String told(RotatedCredentials rotated) {
    String told = rotated.sealed() + " credentials encrypted anew";
    return rotated.left() == 0
        ? told
        : told
            + "; "
            + rotated.left()
            + " left as they were, because no key opens them or they were changed just now:"
            + " keep the old keys";
  }

  private static Credentials credentials(Foundation foundation, Settings settings) {
    Stores stores = JdbiStores.over(foundation.database().dataSource());
    Surroundings surroundings =
        Surrounding.of(
            foundation,
            settings,
            stores,
            new SystemClock(),
            Runnable::run,
            new PrometheusMetrics());
    return Engagement.over(stores, surroundings, WorkerSettings.usual("none", false)).credentials();
  }

  /** A key of the environment is changed by whoever set it; then this command is run once more. */
  private static void show(String current) {
    System.out.println(
        "the next ENGAGEMENT_MASTER_KEY: " + MasterKey.fromText(current).rotated().text());
  }
}
