package dev.engagement.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.Command;

/** Serves the HTTP API, and runs the worker where it is switched on. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the HTTP API; the worker and sending are switched on by settings.")
final class ServeCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = SettingsReader.read(System.getenv());
    ExecutorService lanes = Threads.lanes();
    Running running = Running.open(settings, DatabaseClock::open, lanes);
    try {
      Optional<String> made = running.application().ensureAdminKey(settings.adminKey());
      running.announce();
      made.ifPresent(ServeCommand::show);
      if (settings.worker()) {
        Idleness idleness = running.application().idleness();
        running.work(running.application()::turn, idleness::await);
      }
    } catch (RuntimeException failed) {
      running.close();
      throw failed;
    }
    running.await();
    return 0;
  }

  private static void show(String adminKey) {
    System.out.println("admin key (shown once): " + adminKey);
  }
}
