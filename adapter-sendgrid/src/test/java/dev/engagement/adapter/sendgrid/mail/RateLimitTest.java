package dev.engagement.adapter.sendgrid.mail;

import static dev.engagement.adapter.sendgrid.mail.Behaviour.answers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  private static final TenantId OTHER = new TenantId(new UUID(0, 9));
  private static final String IN_HALF_A_MINUTE = "X-RateLimit-Reset: 1772525139";

  private final SettableClock clock = Given.clock();
  private final Sink sink = Sink.that(Behaviour.accepts());
  private final SendGridMailSender sender =
      new SendGridMailSender(
          Given.settings(sink.url()),
          (tenant, provider) ->
              tenant.equals(OTHER)
                  ? Optional.of(new Credential.SendGrid("SG.other"))
                  : Optional.empty(),
          clock);

  @AfterEach
  void close() {
    sender.close();
    sink.close();
  }

  @Test
  void staysAwayOnceTheLastRequestIsUsedUp() {
    sink.now(answers("202 Accepted", "X-RateLimit-Remaining: 0", IN_HALF_A_MINUTE));

    assertThat(deliver(Given.TENANT)).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(outcome(Given.TENANT)).isEqualTo(throttled(Duration.ofMillis(29_750)));
    clock.advance(Duration.ofMillis(29_749));
    assertThat(outcome(Given.TENANT)).isEqualTo(throttled(Duration.ofMillis(1)));
    assertThat(sink.tries()).isEqualTo(1);
  }

  @Test
  void comesBackOnceTheLimitIsReset() {
    sink.now(answers("202 Accepted", "x-ratelimit-remaining: 0", IN_HALF_A_MINUTE));
    deliver(Given.TENANT);
    sink.now(Behaviour.accepts());

    clock.advance(Duration.ofMillis(29_750));

    assertThat(deliver(Given.TENANT)).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(sink.tries()).isEqualTo(2);
  }

  @Test
  void staysAwayAfterARefusalToo() {
    sink.now(
        answers("429 Too Many", "Retry-After: 3", "X-RateLimit-Remaining: 0", IN_HALF_A_MINUTE));

    assertThat(outcome(Given.TENANT)).isEqualTo(throttled(Duration.ofSeconds(3)));
    assertThat(outcome(Given.TENANT)).isEqualTo(throttled(Duration.ofMillis(29_750)));
    assertThat(sink.tries()).isEqualTo(1);
  }

  @Test
  void letsOtherKeysGoOn() {
    sink.now(answers("202 Accepted", "X-RateLimit-Remaining: 0", IN_HALF_A_MINUTE));
    deliver(Given.TENANT);
    sink.now(Behaviour.accepts());

    assertThat(deliver(OTHER)).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(deliver(Given.TENANT)).isEqualTo(SendOutcome.Kind.NOT_TAKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-RateLimit-Remaining: 1\r\nX-RateLimit-Reset: 1772525139",
        "X-RateLimit-Remaining: 0",
        "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: soon",
        "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 1772525100",
        "X-RateLimit-Remaining: none\r\nX-RateLimit-Reset: 1772525139"
      })
  void goesOnWhereNothingSaysOtherwise(String headers) {
    sink.now(answers("202 Accepted", headers.split("\r\n")));

    assertThat(deliver(Given.TENANT)).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(deliver(Given.TENANT)).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(sink.tries()).isEqualTo(2);
  }

  @Test
  void believesNoResetThatIsFurtherThanADay() {
    sink.now(answers("202 Accepted", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 9999999999"));
    deliver(Given.TENANT);

    assertThat(outcome(Given.TENANT)).isEqualTo(throttled(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tue, 03 Mar 2026 08:06:09 GMT",
        "Tuesday, 03-Mar-26 08:06:09 GMT",
        "Tue Mar  3 08:06:09 2026"
      })
  void readsEveryFormOfADate(String date) {
    sink.now(answers("429 Too Many", "Retry-After: " + date));

    assertThat(outcome(Given.TENANT)).isEqualTo(throttled(Duration.ofMillis(59_750)));
  }

  private SendOutcome.Kind deliver(TenantId tenant) {
    return outcome(tenant).kind();
  }

  private SendOutcome outcome(TenantId tenant) {
    return sender
        .deliver(tenant, Given.identity(), List.of(Given.mail(1)), StartPermit.ALWAYS)
        .get(0);
  }

  private static SendOutcome throttled(Duration delay) {
    return new SendOutcome.NotTaken("throttled", Optional.of(delay));
  }
}
