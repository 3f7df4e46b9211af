package dev.engagement.adapter.sendgrid.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private static final int CONNECTIONS = 8;

  @Test
  void sendsAsManyAtOnceAsThereAreConnections() {
    CyclicBarrier all = new CyclicBarrier(CONNECTIONS);
    Behaviour together =
        (request, connection) -> {
          await(all);
          Behaviour.accepts().act(request, connection);
        };
    try (Sink sink = Sink.that(together);
        SendGridMailSender sender = Given.sender(sink.url())) {
      List<SendOutcome> outcomes = deliver(sender, Given.mails(3 * CONNECTIONS));

      assertThat(outcomes)
          .hasSize(3 * CONNECTIONS)
          .extracting(SendOutcome::kind)
          .containsOnly(SendOutcome.Kind.ACCEPTED);
      assertThat(sink.connections()).isEqualTo(CONNECTIONS);
    }
  }

  private static void await(CyclicBarrier all) throws IOException {
    try {
      all.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IOException(alone);
    }
  }

  @Test
  void answersInTheOrderOfTheMails() {
    Behaviour naming =
        (request, connection) ->
            Behaviour.answers("202 Accepted", "X-Message-Id: " + item(request))
                .act(request, connection);
    try (Sink sink = Sink.that(naming);
        SendGridMailSender sender = Given.sender(sink.url())) {
      List<OutgoingMail> mails = Given.mails(100);

      assertThat(deliver(sender, mails))
          .containsExactlyElementsOf(
              mails.stream()
                  .<SendOutcome>map(
                      mail -> new SendOutcome.Accepted(Optional.of(mail.item().toString())))
                  .toList());
    }
  }

  private static String item(Received request) {
    return request.json().at("/personalizations/0/custom_args/engagement_item");
  }

  @Test
  void answersToEachEvenIfItsThreadIsInterrupted() {
    try (Sink sink = Sink.that(Behaviour.accepts());
        SendGridMailSender sender = Given.sender(sink.url())) {
      Thread.currentThread().interrupt();

      List<SendOutcome> outcomes = deliver(sender, Given.mails(20));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(outcomes)
          .hasSize(20)
          .extracting(SendOutcome::kind)
          .containsOnly(SendOutcome.Kind.ACCEPTED);
    }
  }

  @Test
  void takesNothingOnceItIsClosed() {
    try (Sink sink = Sink.that(Behaviour.accepts())) {
      SendGridMailSender sender = Given.sender(sink.url());
      sender.close();

      assertThat(deliver(sender, Given.mails(1)))
          .containsExactly(new SendOutcome.NotTaken("closed", Optional.empty()));
      assertThat(sink.tries()).isZero();
    }
  }

  private static List<SendOutcome> deliver(SendGridMailSender sender, List<OutgoingMail> mails) {
    return sender.deliver(Given.TENANT, Given.identity(), mails, StartPermit.ALWAYS);
  }
}
