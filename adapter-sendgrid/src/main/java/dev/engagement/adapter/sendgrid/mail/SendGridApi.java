package dev.engagement.adapter.sendgrid.mail;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.SendGrid;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.http.impl.client.CloseableHttpClient;

/** The one call that is made of SendGrid's API, through its SDK. */
final class SendGridApi implements AutoCloseable {

  private final SendGridSettings settings;
  private final InstantSource clock;
  private final Holds holds = new Holds();
  private final Pace pace;
  private final Client client;

  SendGridApi(SendGridSettings settings, InstantSource clock, Pace pace, CloseableHttpClient http) {
    this.settings = settings;
    this.clock = clock;
    this.pace = pace;
    this.client = new Client(http, settings.overHttp());
  }

  /**
   * Whom requests are made for, and the SDK that knows it.
   *
   * @param wellFormed whether the key can stand in a header at all
   */
  record Account(String key, boolean wellFormed, SendGrid sdk) {

    /** Hides the key. */
    @Override
    public String toString() {
      return "Account";
    }
  }

  Account account(String key) {
    SendGrid sdk = new SendGrid(key, client);
    sdk.setHost(settings.authority());
    return new Account(key, ApiKeys.isWellFormed(key), sdk);
  }

  /** Makes one request at the most; nothing of it is repeated. */
  SendOutcome send(Account account, String body, StartPermit permit) {
    Attempt attempt = new Attempt(permit);
    try {
      Optional<SendOutcome> obstacle = obstacle(account, body, attempt);
      return obstacle.isPresent() ? obstacle.get() : request(account, body, attempt);
    } catch (IOException | RuntimeException failure) {
      return attempt.failed(failure);
    }
  }

  private Optional<SendOutcome> obstacle(Account account, String body, Attempt attempt) {
    if (Objections.isTooLarge(body)) {
      return Optional.of(new SendOutcome.Refused("too_large"));
    }
    if (!account.wellFormed()) {
      return Optional.of(new SendOutcome.IdentityRefused("unauthorized"));
    }
    Optional<SendOutcome> held = holds.delay(account.key(), clock.instant()).map(Answer::throttled);
    return held.or(
        () -> attempt.permitted() ? Optional.empty() : Optional.of(SendOutcome.NotTaken.late()));
  }

  private SendOutcome request(Account account, String body, Attempt attempt) throws IOException {
    Answer answer = Answer.of(attempt.making(() -> account.sdk().api(post(body))));
    if (attempt.isLate()) {
      return SendOutcome.NotTaken.late();
    }
    pace.note(attempt.ageNanos());
    Instant now = clock.instant();
    holds.note(account.key(), answer, now);
    return answer.outcome(now);
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
    try {
      client.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
