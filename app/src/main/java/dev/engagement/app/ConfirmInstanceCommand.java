package dev.engagement.app;

import dev.engagement.ports.instance.Instance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Takes the database for the one that belongs here. */
@Command(
    name = "confirm-instance",
    mixinStandardHelpOptions = true,
    description =
        "Confirms that mail may be sent from this database although it is a copy, or was restored.")
final class ConfirmInstanceCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Settings settings = SettingsReader.read(System.getenv());
    try (Foundation foundation = Foundation.lay(settings)) {
      Instance confirmed = foundation.confirm(settings);
      System.out.println("ENGAGEMENT_INSTANCE=" + confirmed.id());
    }
    return 0;
  }
}
