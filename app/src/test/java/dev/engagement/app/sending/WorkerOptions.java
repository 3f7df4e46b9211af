package dev.engagement.app.sending;

import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.testkit.postgres.DatabaseLogin;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a worker process is launched.
 *
 * @param fenced whether the stores keep what makes sending safe; off, the process is the naive
 *     worker that tests must be able to tell from ours
 * @param skew by how much the clock of its machine is off
 * @param following whether it follows the database's clock
 * @param lease how long it holds what it claims; a request takes half of it at the most
 */
record WorkerOptions(
    DatabaseLogin database,
    URI provider,
    boolean fenced,
    Duration skew,
    boolean following,
    Duration lease,
    RateWindows windows) {

  /** Short, so that what dead workers held is soon taken back. */
  static final Duration LEASE = Duration.ofSeconds(4);

  static final int SLOTS = 32;
  static final int CLAIM = 100;

  private static final Duration RETRY = Duration.ofMillis(300);
  private static final Duration HORIZON = Duration.ofSeconds(4);
  private static final int ATTEMPTS = 1_000;

  static WorkerOptions usual(DatabaseLogin database, URI provider) {
    return new WorkerOptions(
        database, provider, true, Duration.ZERO, true, LEASE, RateWindows.USUAL);
  }

  WorkerOptions unfenced() {
    return new WorkerOptions(database, provider, false, skew, following, lease, windows);
  }

  WorkerOptions off(Duration by) {
    return new WorkerOptions(database, provider, fenced, by, following, lease, windows);
  }

  WorkerOptions notFollowing() {
    return new WorkerOptions(database, provider, fenced, skew, false, lease, windows);
  }

  /** Waits for answers however busy the machine is, where no worker dies. */
  WorkerOptions patient() {
    return new WorkerOptions(
        database, provider, fenced, skew, following, Duration.ofSeconds(20), windows);
  }

  Duration request() {
    return lease.dividedBy(2);
  }

  WorkerOptions within(RateWindows other) {
    return new WorkerOptions(database, provider, fenced, skew, following, lease, other);
  }

  WorkerSettings settings(String worker) {
    return new WorkerSettings(worker, true, CLAIM, SLOTS, lease, ATTEMPTS, RETRY, HORIZON, windows);
  }

  List<String> arguments() {
    return List.of(
        database.url(),
        database.user(),
        database.password(),
        provider.toString(),
        Boolean.toString(fenced),
        skew.toString(),
        Boolean.toString(following),
        lease.toString(),
        windows.minute().toString(),
        windows.hour().toString(),
        windows.startWithin().toString(),
        windows.clockTolerance().toString());
  }

  static WorkerOptions parse(List<String> arguments) {
    return new WorkerOptions(
        new DatabaseLogin(arguments.get(0), arguments.get(1), arguments.get(2)),
        URI.create(arguments.get(3)),
        Boolean.parseBoolean(arguments.get(4)),
        Duration.parse(arguments.get(5)),
        Boolean.parseBoolean(arguments.get(6)),
        Duration.parse(arguments.get(7)),
        new RateWindows(
            Duration.parse(arguments.get(8)),
            Duration.parse(arguments.get(9)),
            Duration.parse(arguments.get(10)),
            Duration.parse(arguments.get(11))));
  }
}
