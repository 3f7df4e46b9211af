package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong(1_000);
  private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
  private final Deque<Duration> answersTake = new ArrayDeque<>(List.of(Duration.ZERO));
  private int asked;

  private DatabaseClock clock() {
    return new DatabaseClock(this::answer, nanos::get);
  }

  private Instant answer() {
    asked++;
    Duration half = (answersTake.size() > 1 ? answersTake.pop() : answersTake.peek()).dividedBy(2);
    Instant answer = database.get();
    if (answer == null) {
      throw new StartupException("away");
    }
    pass(half);
    answer = database.get();
    pass(half);
    return answer;
  }

  /** The last one holds for all that follow. */
  private void answersTake(Integer... millis) {
    asked = 0;
    answersTake.clear();
    Arrays.stream(millis).map(Duration::ofMillis).forEach(answersTake::add);
  }

  private Duration behind(DatabaseClock clock) {
    return Duration.between(clock.instant(), database.get());
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
    answersTake(40);

    assertThat(behind(clock())).isEqualTo(Duration.ofMillis(20));
    assertThat(asked).isOne();
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
    answersTake(2_000);

    clock.follow();

    assertThat(behind(clock)).isZero();
  }

  @Test
  void asksAgainUntilAnAnswerIsQuickEnough() {
    answersTake(60_000, 300, 100, 10);

    assertThat(behind(clock())).isEqualTo(Duration.ofMillis(50));
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void takesTheBestOfFiveWhereNoneIsQuick() {
    answersTake(900, 400, 200, 600, 800, 10);

    assertThat(behind(clock())).isEqualTo(Duration.ofMillis(100));
    assertThat(asked).isEqualTo(5);
  }

  @Test
  void asksAgainWhenItWasHeldUpWhileItFollows() {
    DatabaseClock clock = clock();
    answersTake(60_000, 20);

    clock.follow();

    assertThat(behind(clock)).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void takesASlowAnswerOnlyWhenTheStopwatchHasGoneForAnHour() {
    DatabaseClock clock = clock();
    answersTake(1_002);
    pass(Duration.ofMinutes(59));

    clock.follow();
    assertThat(behind(clock)).isZero();

    pass(Duration.ofMinutes(1));
    clock.follow();
    assertThat(behind(clock)).isEqualTo(Duration.ofMillis(501));
  }

  @Test
  void replacesASlowAnswerByAQuickerOne() {
    answersTake(60_000);
    DatabaseClock clock = clock();
    answersTake(4_000);

    clock.follow();

    assertThat(behind(clock)).isEqualTo(Duration.ofSeconds(2));
  }
}
