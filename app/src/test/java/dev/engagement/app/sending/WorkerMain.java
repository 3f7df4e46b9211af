package dev.engagement.app.sending;

import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.adapter.jdbi.PooledDatabase;
import dev.engagement.app.Clocks;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.SendWorker;
import dev.engagement.testkit.postgres.DatabaseLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/** Launches a worker as the application does, on a machine as the test wants it. */
final class WorkerMain {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final int CONNECTIONS = 12;

  private WorkerMain() {}

  public static void main(String[] arguments) {
    JavaProcess.endWithParent();
    String name = arguments[0];
    List<String> rest = List.of(arguments).subList(2, arguments.length);
    WorkerOptions options = WorkerOptions.parse(rest);
    DataSource database = database(options.database());
    Stores stores = JdbiStores.over(database);
    InstantSource clock = clock(options, database);
    SendWorker worker =
        Engines.over(
                options.fenced() ? stores : Unfenced.over(stores),
                clock,
                Engines.senders(options, Path.of(arguments[1]), clock),
                options.settings(name))
            .worker();
    System.out.println("working as " + name);
    work(worker, clock);
  }

  private static DataSource database(DatabaseLogin login) {
    while (true) {
      try {
        return PooledDatabase.open(login.url(), login.user(), login.password(), CONNECTIONS)
            .dataSource();
      } catch (EngagementException notThereYet) {
        Pause.of(POLL);
      }
    }
  }

  private static InstantSource clock(WorkerOptions options, DataSource database) {
    InstantSource machine = () -> Instant.now().plus(options.skew()).truncatedTo(ChronoUnit.MICROS);
    return options.following() ? Clocks.following(database) : machine;
  }

  private static void work(SendWorker worker, InstantSource clock) {
    while (true) {
      try {
        if (!worker.tick().worked()) {
          Pause.of(untilNext(worker, clock));
        }
      } catch (RuntimeException trouble) {
        System.out.println(clock.instant() + " " + told(trouble));
        Pause.of(POLL);
      }
    }
  }

  private static Duration untilNext(SendWorker worker, InstantSource clock) {
    Duration rest =
        worker.nextDue().map(due -> Duration.between(clock.instant(), due)).orElse(POLL);
    return rest.compareTo(POLL) > 0 || rest.isNegative() ? POLL : rest;
  }

  private static String told(RuntimeException trouble) {
    return trouble instanceof EngagementException known
        ? known.code() + " " + known.getMessage()
        : trouble + " at " + List.of(trouble.getStackTrace()).subList(0, 6);
  }
}
