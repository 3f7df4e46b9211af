package dev.engagement.adapter.graph.mail;

import static dev.engagement.adapter.graph.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.graph.mail.Request.Kind;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.SendOutcome.NotTaken;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a mailbox is left alone that does not say so, or says too much. */
class ThrottleTest {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static SendOutcome throttled(Duration delay) {
    return new NotTaken("throttled", Optional.of(delay));
  }

  @Test
  void waitsAMinuteWhereNobodySaysHowLong() {
    bench.sink.next(Kind.SEND, Fault.status(429));

    assertThat(bench.deliver(mail(1))).isEqualTo(throttled(Duration.ofMinutes(1)));

    int before = bench.sink.requests().size();
    bench.pass(Duration.ofSeconds(59));
    assertThat(bench.deliver(mail(1))).isEqualTo(throttled(Duration.ofSeconds(1)));
    assertThat(bench.sink.requests()).hasSize(before);

    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
  }

  @Test
  void waitsAMinuteWhereWhatIsSaidIsNoTime() {
    bench.sink.next(Kind.DRAFT, Fault.status(429, "soon"));

    assertThat(bench.deliver(mail(1))).isEqualTo(throttled(Duration.ofMinutes(1)));
  }

  @Test
  void waitsADayAtTheMost() {
    bench.sink.next(Kind.SEND, Fault.status(429, "999999999"));

    assertThat(bench.deliver(mail(1))).isEqualTo(throttled(Duration.ofDays(1)));

    bench.pass(Duration.ofDays(1));
    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
  }

  @Test
  void waitsAMinuteForATokenWhereNobodySaysHowLong() {
    bench.sink.next(Kind.TOKEN, Fault.status(429));

    assertThat(bench.deliver(mail(1)))
        .isEqualTo(new NotTaken("token_unavailable", Optional.of(Duration.ofMinutes(1))));
  }
}
