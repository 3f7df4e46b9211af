package dev.engagement.adapter.sendgrid.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.awaitility.Awaitility;
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
  void knowsThatNothingWasTakenWhereNoConnectionIsFree() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    Behaviour waiting =
        (request, connection) -> {
          await(answer);
          Behaviour.accepts().act(request, connection);
        };
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Sink sink = Sink.that(waiting);
        SendGridMailSender sender = withOneConnection(sink)) {
      Future<List<SendOutcome>> first = threads.submit(() -> deliver(sender, Given.mails(1)));
      Awaitility.await().until(() -> sink.tries() == 1);

      assertThat(sender.verify(Given.TENANT, Given.identity()))
          .isEqualTo(Proof.missing("no_free_connection"));

      answer.countDown();
      assertThat(first.get())
          .extracting(SendOutcome::kind)
          .containsExactly(SendOutcome.Kind.ACCEPTED);
      assertThat(sink.tries()).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch answer) throws IOException {
    try {
      answer.await();
    } catch (InterruptedException closing) {
      throw new IOException(closing);
    }
  }

  private static SendGridMailSender withOneConnection(Sink sink) {
    SendGridSettings settings =
        new SendGridSettings(sink.url(), Optional.of(Given.KEY), 1, Duration.ofSeconds(20));
    CloseableHttpClient http =
        UsualClient.with(settings)
            .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(50).build())
            .setRequestExecutor(new PermittedRequestExecutor())
            .build();
    return new SendGridMailSender(settings, Given.NO_CREDENTIALS, Given.clock(), http);
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

  @Test
  void answersForTheOthersWhereOneBreaksOff() {
    List<OutgoingMail> mails = Given.mails(5);
    SendOutcome accepted = new SendOutcome.Accepted(Optional.empty());
    try (Lanes lanes = new Lanes(2, new Pace())) {
      List<SendOutcome> outcomes =
          lanes.all(
              mails,
              mail -> {
                if (mail.equals(mails.get(1))) {
                  throw new IllegalStateException("unforeseen");
                }
                return accepted;
              });

      assertThat(outcomes)
          .containsExactly(
              accepted, new SendOutcome.Unknown("broken_off"), accepted, accepted, accepted);
    }
  }

  private static List<SendOutcome> deliver(SendGridMailSender sender, List<OutgoingMail> mails) {
    return sender.deliver(Given.TENANT, Given.identity(), mails, StartPermit.ALWAYS);
  }
}
