package dev.engagement.adapter.sendgrid.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.SendGrid;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultServiceUnavailableRetryStrategy;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.LaxRedirectStrategy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Counts requests where they arrive, and shows that it would see every kind of retry. */
class OneRequestTest {

  private static final HttpRequestRetryHandler THRICE = (failure, count, context) -> count < 3;

  @Test
  void makesOneRequestForEachMailWhateverHappensToIt() {
    Behaviour moody =
        (request, connection) -> {
          List<Behaviour> moods =
              List.of(
                  Behaviour.accepts(),
                  Behaviour.drops(),
                  Behaviour.answers("429 Too Many", "Retry-After: 1"),
                  Behaviour.resets(),
                  Behaviour.answers("503 Busy", "Retry-After: 0"),
                  Behaviour.answers("301 Moved", "Location: /v3/mail/send"),
                  Behaviour.saysAndHangsUp("nonsense\r\n"));
          int mood = Math.floorMod(item(request).hashCode(), moods.size());
          moods.get(mood).act(request, connection);
        };
    try (Sink sink = Sink.that(moody);
        SendGridMailSender sender = Given.sender(sink.url())) {
      sender.deliver(Given.TENANT, Given.identity(), Given.mails(300), StartPermit.ALWAYS);

      List<String> items = sink.received().stream().map(OneRequestTest::item).toList();
      assertThat(items).hasSize(300).doesNotHaveDuplicates();

      sink.now(Behaviour.accepts());
      assertThat(
              sender.deliver(Given.TENANT, Given.identity(), Given.mails(40), StartPermit.ALWAYS))
          .as("no connection is lost to the pool by a fault")
          .extracting(SendOutcome::kind)
          .containsOnly(SendOutcome.Kind.ACCEPTED);
    }
  }

  private static String item(Received request) {
    return request.json().at("/personalizations/0/custom_args/engagement_item");
  }

  @Test
  void goesOnOverConnectionsThatTheProviderClosedMeanwhile() {
    Behaviour closing =
        (request, connection) -> {
          Behaviour.accepts().act(request, connection);
          connection.close();
        };
    try (Sink sink = Sink.that(closing);
        SendGridMailSender sender = Given.sender(sink.url())) {
      for (int number = 0; number < 5; number++) {
        assertThat(
                sender.deliver(
                    Given.TENANT,
                    Given.identity(),
                    List.of(Given.mail(number)),
                    StartPermit.ALWAYS))
            .extracting(outcome -> outcome.kind().name())
            .containsExactly("ACCEPTED");
        Awaitility.await()
            .pollDelay(Duration.ofMillis(50))
            .until(() -> sink.openConnections() == 0);
      }
      assertThat(sink.tries()).isEqualTo(5);
    }
  }

  @Test
  void wouldSeeAClientThatTriesAgainAfterAFailure() {
    assertThat(triesOf(Behaviour.drops(), pooled().setRetryHandler(THRICE).build())).isEqualTo(3);
  }

  @Test
  void wouldSeeAClientThatTriesAgainWhenToldToWait() {
    assertThat(
            triesOf(
                Behaviour.answers("503 Busy"),
                pooled()
                    .setServiceUnavailableRetryStrategy(
                        new DefaultServiceUnavailableRetryStrategy(2, 1))
                    .build()))
        .isEqualTo(3);
  }

  @Test
  void wouldSeeAClientThatFollowsRedirects() {
    assertThat(
            triesOf(
                Behaviour.answers("307 Temporary", "Location: /v3/mail/send"),
                pooled().setRedirectStrategy(new LaxRedirectStrategy()).build()))
        .isGreaterThan(1);
  }

  @Test
  void wouldSeeTheSdkTryAgain() {
    try (Sink sink = Sink.that(Behaviour.answers("429 Too Many"));
        Client client = new Client(pooled().build(), true)) {
      SendGrid sdk = new SendGrid(Given.KEY, client);
      sdk.setHost("127.0.0.1:" + sink.url().getPort());
      sdk.setRateLimitSleep(1);
      Request request = new Request();
      request.setMethod(Method.POST);
      request.setEndpoint("mail/send");
      request.setBody(new String(documented(), UTF_8));
      sdk.attempt(request);

      Awaitility.await().until(() -> sink.tries() > 1);
    } catch (IOException unclosed) {
      throw new AssertionError(unclosed);
    }
  }

  /** Even a client that were told to retry would write nothing again. */
  @Test
  void writesNothingTwiceEvenIfTheClientBeneathWereToldToRetry() {
    assertThat(
            triesOf(
                Behaviour.drops(),
                pooled()
                    .setRetryHandler(THRICE)
                    .setRequestExecutor(new PermittedRequestExecutor())
                    .build()))
        .isEqualTo(1);
    assertThat(
            triesOf(
                Behaviour.answers("503 Busy"),
                pooled()
                    .setServiceUnavailableRetryStrategy(
                        new DefaultServiceUnavailableRetryStrategy(2, 1))
                    .setRequestExecutor(new PermittedRequestExecutor())
                    .build()))
        .isEqualTo(1);
  }

  private static HttpClientBuilder pooled() {
    return UsualClient.with(SendGridSettings.of(Optional.empty()));
  }

  private static int triesOf(Behaviour provider, CloseableHttpClient http) {
    try (Sink sink = Sink.that(provider);
        SendGridMailSender sender =
            new SendGridMailSender(
                Given.settings(sink.url()), Given.NO_CREDENTIALS, Given.clock(), http)) {
      sender.deliver(Given.TENANT, Given.identity(), List.of(Given.mail(1)), StartPermit.ALWAYS);
      Set<String> items =
          sink.received().stream().map(OneRequestTest::item).collect(Collectors.toSet());
      assertThat(items).hasSizeLessThanOrEqualTo(1);
      return sink.tries();
    }
  }

  private static byte[] documented() {
    try (Sink sink = Sink.that(Behaviour.accepts());
        SendGridMailSender sender = Given.sender(sink.url())) {
      sender.deliver(Given.TENANT, Given.identity(), List.of(Given.mail(1)), StartPermit.ALWAYS);
      return sink.only().body();
    }
  }
}
