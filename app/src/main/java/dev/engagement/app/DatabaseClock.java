package dev.engagement.app;

import dev.engagement.ports.MonotonicTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the database's clock: asks it every few seconds, and in between counts on what measures
 * durations on this machine. So a machine whose own clock is wrong decides at the same instants as
 * the others. Never runs backwards, unless the database's clock was set back by more than a second.
 */
final class DatabaseClock implements InstantSource {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration USABLE = Duration.ofHours(1);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration PRECISE = Duration.ofMillis(100);
  private static final Duration VAGUE = Duration.ofSeconds(1);
  private static final int READINGS = 5;

  /**
   * One reading of the database's clock.
   *
   * @param nanos when it was read, on the stopwatch
   * @param within by how much it may be behind, in nanoseconds
   */
  private record Reading(Instant instant, long nanos, long within) {

    Instant at(long now) {
      return instant.plusNanos(now - nanos);
    }

    boolean isWorseThan(Duration error) {
      return within > error.toNanos();
    }
  }

  private final Supplier<Instant> database;
  private final MonotonicTime stopwatch;
  private final AtomicReference<Reading> reading;
  private final AtomicReference<Instant> latest;

  /** Reads the database's clock, which must be reachable now. */
  DatabaseClock(Supplier<Instant> database, MonotonicTime stopwatch) {
    this.database = database;
    this.stopwatch = stopwatch;
    this.reading = new AtomicReference<>(readWell());
    this.latest = new AtomicReference<>(reading.get().instant());
  }

  /** Returns a clock that follows the database behind the connections. */
  static DatabaseClock open(DataSource connections, Housekeeping housekeeping) {
    DatabaseClock clock = new DatabaseClock(() -> ask(connections), System::nanoTime);
    housekeeping.follow(clock);
    return clock;
  }

  private static Instant ask(DataSource connections) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException unreachable) {
      throw new StartupException(
          "the database does not tell its time: " + unreachable.getSQLState());
    }
  }

  /** Asks the database again; a slow answer does not take the place of a fresh and quick one. */
  void follow() {
    try {
      Reading next = readWell();
      if (replaces(next, reading.get())) {
        reading.set(next);
        allowStep(next);
      }
    } catch (RuntimeException unreachable) {
      LOG.warn("the database does not tell its time; going on by this machine's stopwatch");
    }
  }

  /** What measures durations goes wrong by far less in an hour than a vague answer at once. */
  private static boolean replaces(Reading next, Reading before) {
    Duration spare = next.isWorseThan(VAGUE) ? USABLE : FRESH;
    boolean stale = next.nanos() - before.nanos() > spare.toNanos();
    long accepted = next.isWorseThan(VAGUE) ? before.within() : 2 * before.within();
    return stale || next.within() <= accepted;
  }

  /** Asks once more where the answer was slow, or this process was held up; keeps the best. */
  private Reading readWell() {
    Reading best = read();
    for (int i = 1; i < READINGS && best.isWorseThan(PRECISE); i++) {
      Reading next = read();
      best = next.within() < best.within() ? next : best;
    }
    return best;
  }

  /** Never ahead of the database, whichever half of the way took longer: so nothing goes early. */
  private Reading read() {
    long asked = stopwatch.nanos();
    Instant answer = database.get();
    long told = stopwatch.nanos();
    return new Reading(answer, told, told - asked);
  }

  private void allowStep(Reading next) {
    if (Duration.between(next.instant(), latest.get()).compareTo(STEP) > 0) {
      LOG.warn("the database's clock was set back; following it");
      latest.set(next.instant());
    }
  }

  /** In microseconds, as PostgreSQL keeps it: what is answered is what is read back. */
  @Override
  public Instant instant() {
    Instant now = reading.get().at(stopwatch.nanos()).truncatedTo(ChronoUnit.MICROS);
    return latest.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
  }
}
