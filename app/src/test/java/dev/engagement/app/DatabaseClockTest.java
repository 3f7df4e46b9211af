package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong(1_000);
  private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
  private long answerTakes;

  private DatabaseClock clock() {
    return new DatabaseClock(this::answer, nanos::get);
  }

  private Instant answer() {
    nanos.addAndGet(answerTakes / 2);
    Instant answer = database.get();
    if (answer == null) {
      throw new StartupException("away");
    }
    nanos.addAndGet(answerTakes / 2);
    return answer;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    database.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void goesOnByTheStopwatch() {
    DatabaseClock clock = clock();

    pass(Duration.ofSeconds(3));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void isNeverAheadOfTheDatabase() {
    answerTakes = Duration.ofMillis(40).toNanos();

    assertThat(clock().instant()).isEqualTo(NOON);
  }

  @Test
  void followsADatabaseWhoseClockGoesFaster() {
    DatabaseClock clock = clock();
    pass(Duration.ofSeconds(5));
    database.updateAndGet(instant -> instant.plusMillis(300));

    clock.follow();

    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(5_300));
  }

  @Test
  void standsStillRatherThanRunBackwards() {
    DatabaseClock clock = clock();
    pass(Duration.ofSeconds(5));
    Instant before = clock.instant();
    database.updateAndGet(instant -> instant.minusMillis(400));

    clock.follow();
    assertThat(clock.instant()).isEqualTo(before);

    pass(Duration.ofMillis(500));
    assertThat(clock.instant()).isEqualTo(before.plusMillis(100));
  }

  @Test
  void followsADatabaseThatWasSetBack() {
    DatabaseClock clock = clock();
    database.updateAndGet(instant -> instant.minusSeconds(3_600));

    clock.follow();

    assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(3_600));
  }

  @Test
  void goesOnWhileTheDatabaseIsAway() {
    DatabaseClock clock = clock();
    pass(Duration.ofSeconds(10));
    database.set(null);

    clock.follow();

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void keepsAQuickAnswerRatherThanASlowOne() {
    DatabaseClock clock = clock();
    pass(Duration.ofSeconds(5));
    answerTakes = Duration.ofSeconds(2).toNanos();
    Instant quick = clock.instant();

    clock.follow();

    assertThat(clock.instant()).isEqualTo(quick.plusSeconds(2));
  }
}
