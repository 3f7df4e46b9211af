package dev.engagement.adapter.sendgrid.mail;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.SendGrid;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.http.impl.client.CloseableHttpClient;

/** The one call that is made of SendGrid's API, through its SDK. */
final class SendGridApi implements AutoCloseable {

  private final SendGridSettings settings;
  private final InstantSource clock;
  private final Holds holds = new Holds();
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(1, Daemons.named("sendgrid-deadline"));
  private final Client client;

  SendGridApi(SendGridSettings settings, InstantSource clock, CloseableHttpClient http) {
    this.settings = settings;
    this.clock = clock;
    this.deadlines.setRemoveOnCancelPolicy(true);
    this.client =
        new Client(new OneShotClient(http, deadlines, settings.timeout()), settings.overHttp());
  }

  /** Makes one request at the most; nothing of it is repeated. */
  SendOutcome send(String key, String body, StartPermit permit) {
    Attempt attempt = new Attempt(permit);
    try {
      Optional<SendOutcome> obstacle = obstacle(key, body, attempt);
      return obstacle.isPresent() ? obstacle.get() : request(key, body, attempt);
    } catch (IOException | RuntimeException failure) {
      return attempt.failed(failure);
    }
  }

  private Optional<SendOutcome> obstacle(String key, String body, Attempt attempt) {
    if (Objections.isTooLarge(body)) {
      return Optional.of(new SendOutcome.Refused("too_large"));
    }
    if (!ApiKeys.isWellFormed(key)) {
      return Optional.of(new SendOutcome.IdentityRefused("unauthorized"));
    }
    Optional<SendOutcome> held = holds.delay(key, clock.instant()).map(Answer::throttled);
    return held.or(
        () -> attempt.permitted() ? Optional.empty() : Optional.of(SendOutcome.NotTaken.late()));
  }

  private SendOutcome request(String key, String body, Attempt attempt) throws IOException {
    Answer answer = Answer.of(attempt.making(() -> sdk(key).api(post(body))));
    if (attempt.isLate()) {
      return SendOutcome.NotTaken.late();
    }
    holds.note(key, answer, clock.instant());
    return answer.outcome(clock.instant());
  }

  private SendGrid sdk(String key) {
    SendGrid sdk = new SendGrid(key, client);
    sdk.setHost(settings.authority());
    return sdk;
  }

  private static Request post(String body) {
    Request request = new Request();
    request.setMethod(Method.POST);
    request.setEndpoint("mail/send");
    request.setBody(body);
    return request;
  }

  @Override
  public void close() {
    deadlines.shutdown();
    try {
      client.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
