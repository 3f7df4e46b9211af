package dev.engagement.adapter.sendgrid.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PermitTest {

  private final Sink sink = Sink.that(Behaviour.accepts());
  private final SendGridMailSender sender =
      new SendGridMailSender(
          new SendGridSettings(sink.url(), Optional.of(Given.KEY), 1, Duration.ofSeconds(20)),
          Given.NO_CREDENTIALS,
          Given.clock());

  @AfterEach
  void close() {
    sender.close();
    sink.close();
  }

  @Test
  void opensNotEvenAConnectionWithoutAPermit() {
    assertThat(deliver(2, () -> false))
        .containsExactly(SendOutcome.NotTaken.late(), SendOutcome.NotTaken.late());
    assertThat(sink.connections()).isZero();
  }

  @Test
  void asksAgainOnceTheConnectionStandsAndKeepsIt() {
    assertThat(deliver(1, times(1))).containsExactly(SendOutcome.NotTaken.late());
    Awaitility.await().until(() -> sink.connections() == 1);
    assertThat(sink.tries()).isZero();

    assertThat(deliver(1, StartPermit.ALWAYS))
        .containsExactly(new SendOutcome.Accepted(Optional.of("sg-1")));
    assertThat(sink.connections()).isEqualTo(1);
    assertThat(sink.tries()).isEqualTo(1);
  }

  @Test
  void beginsNothingAfterThePermitIsWithdrawn() {
    StartPermit permit = () -> sink.tries() < 5;

    List<SendOutcome> outcomes = deliver(20, permit);

    assertThat(outcomes.subList(0, 5))
        .extracting(SendOutcome::kind)
        .containsOnly(SendOutcome.Kind.ACCEPTED);
    assertThat(outcomes.subList(5, 20)).containsOnly(SendOutcome.NotTaken.late());
    assertThat(sink.tries()).isEqualTo(5);
  }

  @Test
  void isAskedByTheThreadThatWrites() {
    AtomicInteger elsewhere = new AtomicInteger();
    StartPermit permit =
        () -> {
          if (!Thread.currentThread().getName().startsWith("sendgrid-request-")) {
            elsewhere.incrementAndGet();
          }
          return true;
        };

    deliver(5, permit);

    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void takesAPermitThatBreaksForOneThatDoesNotHold() {
    List<SendOutcome> outcomes =
        deliver(
            1,
            () -> {
              throw new IllegalStateException("broken");
            });

    assertThat(outcomes).extracting(SendOutcome::kind).containsExactly(SendOutcome.Kind.NOT_TAKEN);
    assertThat(sink.tries()).isZero();
  }

  private static StartPermit times(int count) {
    AtomicInteger left = new AtomicInteger(count);
    return () -> left.getAndDecrement() > 0;
  }

  private List<SendOutcome> deliver(int count, StartPermit permit) {
    return sender.deliver(Given.TENANT, Given.identity(), Given.mails(count), permit);
  }
}
