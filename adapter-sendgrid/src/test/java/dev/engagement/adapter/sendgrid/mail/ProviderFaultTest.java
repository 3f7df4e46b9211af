package dev.engagement.adapter.sendgrid.mail;

import static dev.engagement.adapter.sendgrid.mail.Behaviour.answers;
import static dev.engagement.adapter.sendgrid.mail.Behaviour.answersHtml;
import static dev.engagement.adapter.sendgrid.mail.Behaviour.says;
import static dev.engagement.adapter.sendgrid.mail.Behaviour.saysAndHangsUp;
import static dev.engagement.adapter.sendgrid.mail.Behaviour.trickles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderFaultTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration IMPATIENT = Duration.ofSeconds(1);

  static Stream<Arguments> answered() {
    return Stream.of(
        arguments("202", Behaviour.accepts(), accepted("sg-1")),
        arguments("202 with Retry-After", answers("202 Accepted", "Retry-After: 9"), accepted()),
        arguments("200", answers("200 OK"), accepted()),
        arguments("202 and half a head", saysAndHangsUp("HTTP/1.1 202 Acc"), accepted()),
        arguments(
            "202 after early hints",
            says(
                "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"),
            accepted()),
        arguments(
            "202 with a body that breaks off",
            saysAndHangsUp("HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nonly this"),
            accepted()),
        arguments(
            "202 in lower case", answers("202 Accepted", "x-message-id: sg-2"), accepted("sg-2")),
        arguments(
            "202 with a strange id", answers("202 Accepted", "X-Message-Id: a b"), accepted()),
        arguments("400", answers("400 Bad Request"), new SendOutcome.Refused("bad_request")),
        arguments("404", answers("404 Not Found"), new SendOutcome.Refused("not_found")),
        arguments("413", answers("413 Too Large"), new SendOutcome.Refused("too_large")),
        arguments(
            "401", answers("401 Unauthorized"), new SendOutcome.IdentityRefused("unauthorized")),
        arguments(
            "401 that asks for a password",
            answers("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\""),
            new SendOutcome.IdentityRefused("unauthorized")),
        arguments("403", answers("403 Forbidden"), new SendOutcome.IdentityRefused("forbidden")),
        arguments("429", answers("429 Too Many"), throttled(Optional.of(A_MINUTE))),
        arguments(
            "429 in seconds",
            answers("429 Too Many", "Retry-After: 7"),
            throttled(Optional.of(Duration.ofSeconds(7)))),
        arguments(
            "429 by date",
            answers("429 Too Many", "Retry-After: Tue, 03 Mar 2026 08:06:09 GMT"),
            throttled(Optional.of(Duration.ofMillis(59_750)))),
        arguments(
            "429 by the other header",
            answers("429 Too Many", "X-RateLimit-Reset: 1772525169"),
            throttled(Optional.of(Duration.ofMillis(59_750)))),
        arguments(
            "429 by both",
            answers("429 Too Many", "X-RateLimit-Reset: 1772525169", "Retry-After: 2"),
            throttled(Optional.of(Duration.ofSeconds(2)))),
        arguments(
            "429 by nonsense",
            answers("429 Too Many", "Retry-After: soon"),
            throttled(Optional.of(A_MINUTE))),
        arguments(
            "429 by a date gone by",
            answers("429 Too Many", "Retry-After: Tue, 03 Mar 2026 08:00:00 GMT"),
            throttled(Optional.of(Duration.ZERO))),
        arguments(
            "429 until doomsday",
            answers("429 Too Many", "Retry-After: 9999999999"),
            throttled(Optional.of(Duration.ofDays(1)))));
  }

  static Stream<Arguments> unanswered() {
    return Stream.of(
        arguments("500", answers("500 Oops"), "status_500"),
        arguments("502 in HTML", answersHtml("502 Bad Gateway"), "status_502"),
        arguments("503 with Retry-After", answers("503 Busy", "Retry-After: 1"), "status_503"),
        arguments("accepted, then 504", answers("504 Gateway Timeout"), "status_504"),
        arguments("301", answers("301 Moved", "Location: /v3/mail/send"), "status_301"),
        arguments("307", answers("307 Temporary", "Location: /v3/mail/send"), "status_307"),
        arguments("HTML at 302", answersHtml("302 Found", "Location: /login"), "status_302"),
        arguments("405", answers("405 Method Not Allowed"), "status_405"),
        arguments("408", answers("408 Request Timeout"), "status_408"),
        arguments("499", answers("499 Own"), "status_499"),
        arguments("accepted, then dropped", Behaviour.drops(), "connection_lost"),
        arguments("accepted, then reset", Behaviour.resets(), "connection_lost"),
        arguments("dropped unread", Behaviour.hangsUpAtOnce(), "connection_lost"),
        arguments("half a status", saysAndHangsUp("HTTP/1.1 20"), "no_valid_answer"),
        arguments("garbage", saysAndHangsUp("\u0000\u0001 what?\r\n\r\n"), "no_valid_answer"),
        arguments("another protocol", saysAndHangsUp("550 go away\r\n"), "no_valid_answer"),
        arguments("an endless line", says("HTTP/1.1 202 " + "x".repeat(99_999)), "no_valid_answer"),
        arguments("a bare page", saysAndHangsUp("<!doctype html><p>Hello"), "no_valid_answer"));
  }

  static Stream<Arguments> slow() {
    return Stream.of(
        arguments("silence", Behaviour.isSilent()),
        arguments("slow bytes", trickles("HTTP/1.1 202 Accepted\r\nX-Slow: ")),
        arguments("slow garbage", trickles("")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answered")
  void takesAnAnswerAsItIsMeant(String name, Behaviour provider, SendOutcome expected) {
    assertThat(outcomeOfTheOnlyTry(provider, PATIENT)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unanswered")
  void knowsNothingAfterAnythingElse(String name, Behaviour provider, String detail) {
    assertThat(outcomeOfTheOnlyTry(provider, PATIENT)).isEqualTo(new SendOutcome.Unknown(detail));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slow")
  void waitsNoLongerThanItsTimeout(String name, Behaviour provider) {
    assertThat(outcomeOfTheOnlyTry(provider, IMPATIENT))
        .isEqualTo(new SendOutcome.Unknown("timeout"));
  }

  @Test
  void doesNotWaitForABodyThatNeverEnds() {
    Behaviour provider =
        (request, connection) -> {
          says("HTTP/1.1 202 Accepted\r\nContent-Length: 99999\r\n\r\n").act(request, connection);
          trickles("").act(request, connection);
        };

    assertThat(outcomeOfTheOnlyTry(provider, IMPATIENT)).isEqualTo(accepted());
  }

  @Test
  void knowsThatNothingWasTakenWhereNobodyListens() {
    Sink gone = Sink.that(Behaviour.accepts());
    gone.close();

    assertThat(outcome(gone.url(), PATIENT)).isEqualTo(notTaken("connection_refused"));
  }

  @Test
  void knowsThatNothingWasTakenWhereThereIsNoSuchHost() {
    assertThat(outcome(URI.create("https://mail.invalid"), PATIENT))
        .isEqualTo(notTaken("unknown_host"));
  }

  @Test
  void knowsThatNothingWasTakenWhereTlsFails() {
    try (Sink sink = Sink.that(Behaviour.speaksFirst())) {
      assertThat(outcome(secured(sink), PATIENT)).isEqualTo(notTaken("tls_failed"));
      assertThat(sink.tries()).isEqualTo(1);
    }
  }

  @Test
  void knowsThatNothingWasTakenWhereTlsNeverBegins() {
    try (Sink sink = Sink.that(Behaviour.staresAtTheCaller())) {
      assertThat(outcome(secured(sink), IMPATIENT).kind()).isEqualTo(SendOutcome.Kind.NOT_TAKEN);
      assertThat(sink.tries()).isEqualTo(1);
    }
  }

  private static URI secured(Sink sink) {
    return URI.create("https://127.0.0.1:" + sink.url().getPort());
  }

  private static SendOutcome outcomeOfTheOnlyTry(Behaviour provider, Duration timeout) {
    try (Sink sink = Sink.that(provider)) {
      SendOutcome outcome = outcome(sink.url(), timeout);
      assertThat(sink.tries()).isEqualTo(1);
      return outcome;
    }
  }

  private static SendOutcome outcome(URI url, Duration timeout) {
    try (SendGridMailSender sender =
        new SendGridMailSender(Given.settings(url, timeout), Given.NO_CREDENTIALS, Given.clock())) {
      List<SendOutcome> outcomes =
          sender.deliver(
              Given.TENANT, Given.identity(), List.of(Given.mail(1)), StartPermit.ALWAYS);
      assertThat(outcomes).hasSize(1);
      return outcomes.get(0);
    }
  }

  private static SendOutcome accepted() {
    return new SendOutcome.Accepted(Optional.empty());
  }

  private static SendOutcome accepted(String id) {
    return new SendOutcome.Accepted(Optional.of(id));
  }

  private static SendOutcome throttled(Optional<Duration> delay) {
    return new SendOutcome.NotTaken("throttled", delay);
  }

  private static SendOutcome notTaken(String detail) {
    return new SendOutcome.NotTaken(detail, Optional.empty());
  }
}
