package dev.engagement.app.sending;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Everything that a scenario runs on: a database, a sink, and worker processes that come and go.
 */
final class Lab implements AutoCloseable {

  private static final int BYTES_PER_REQUEST = 165;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Path folder;
  private final LabDatabase database;
  private final Rows rows;
  private final Sink sink;
  private final LiveWorld world;
  private final List<WorkerProcess> workers = new ArrayList<>();

  private Lab(Path folder, LabDatabase database, Sink sink) {
    this.folder = folder;
    this.database = database;
    this.rows = new Rows(database.superuser());
    this.sink = sink;
    this.world = new LiveWorld(database.runtime());
  }

  static Lab open(Path folder, Faults faults, Seed seed) {
    return open(folder, faults, seed, LabDatabase.shared());
  }

  static Lab open(Path folder, Faults faults, Seed seed, LabDatabase database) {
    try {
      Files.createDirectories(folder);
      return new Lab(folder, database, Sink.start(folder, faults, seed.number()));
    } catch (IOException | RuntimeException failed) {
      database.remove().run();
      throw new IllegalStateException(failed);
    }
  }

  LiveWorld world() {
    return world;
  }

  Sink sink() {
    return sink;
  }

  Rows rows() {
    return rows;
  }

  /** Returns how workers of this lab are launched usually. */
  WorkerOptions options() {
    return WorkerOptions.usual(database.owner(), sink.address());
  }

  /** Starts a worker, and does not wait for it. */
  WorkerProcess startWorker(WorkerOptions options) {
    WorkerProcess worker = WorkerProcess.start(folder, options);
    workers.add(worker);
    return worker;
  }

  /** Waits until about so many requests have reached the sink. */
  void awaitRequests(long requests) {
    Awaitility.await()
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> sink.bytes() >= requests * BYTES_PER_REQUEST || failedToStart());
  }

  private boolean failedToStart() {
    if (workers.stream().noneMatch(WorkerProcess::isAlive)) {
      throw new AssertionError(report());
    }
    return false;
  }

  /** Waits until nothing is to become of any item any more, without a person. */
  void awaitQuiet() {
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              if (rows.unfinished() > 0) {
                throw new AssertionError(report());
              }
            });
  }

  /** Tells how things stand, for whoever reads a failure. */
  String report() {
    StringBuilder report = new StringBuilder("items: " + rows.stateCounts() + "\n");
    for (WorkerProcess worker : workers) {
      report.append(worker.name()).append(worker.isAlive() ? " works: " : " ended: ");
      report.append(lastOf(worker.output())).append('\n');
    }
    return report.toString();
  }

  private static String lastOf(String output) {
    return output.substring(Math.max(0, output.length() - 1_500));
  }

  @Override
  public void close() {
    workers.forEach(WorkerProcess::close);
    sink.close();
    database.remove().run();
  }
}
