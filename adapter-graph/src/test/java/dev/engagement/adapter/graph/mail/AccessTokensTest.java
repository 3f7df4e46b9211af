package dev.engagement.adapter.graph.mail;

import static dev.engagement.adapter.graph.mail.Mails.mail;
import static dev.engagement.adapter.graph.mail.Mails.mails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.graph.mail.Request.Kind;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.SendOutcome.IdentityRefused;
import dev.engagement.ports.mail.SendOutcome.NotTaken;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

  private final AtomicReference<Credential.Graph> credential =
      new AtomicReference<>(Mails.CREDENTIAL);
  private final Bench bench =
      new Bench(HttpClients.create(), (tenant, provider) -> Optional.of(credential.get()));

  @AfterEach
  void close() {
    bench.close();
  }

  private int asked() {
    return bench.sink.requests(Kind.TOKEN).size();
  }

  private Proof verify() {
    return bench.sender.verify(Mails.TENANT, Mails.sender());
  }

  @Test
  void asksOnceForAllThatBeginAtOnce() {
    assertThat(bench.deliver(mails(0, 12)))
        .extracting(SendOutcome::kind)
        .containsOnly(SendOutcome.Kind.ACCEPTED);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void asksWithTheClientCredentialsGrant() {
    bench.deliver(mail(1));

    Request request = bench.sink.requests(Kind.TOKEN).get(0);
    assertThat(request.path()).isEqualTo("/directory.example/oauth2/v2.0/token");
    assertThat(request.body())
        .contains("grant_type=client_credentials", "client_id=client-id", ".default");
  }

  @Test
  void renewsATokenAtFourFifthsOfItsLife() {
    bench.deliver(mail(1));
    bench.pass(Duration.ofSeconds(2879));
    bench.deliver(mail(2));
    assertThat(asked()).isEqualTo(1);

    bench.pass(Duration.ofSeconds(1));
    bench.deliver(mail(3));

    assertThat(asked()).isEqualTo(2);
    assertThat(bench.sink.requests(Kind.SEND).get(2).headers())
        .containsEntry("authorization", "Bearer token-2");
  }

  @Test
  void goesOnWithATokenThatLivesWhereNoNewOneIsToBeHad() {
    bench.deliver(mail(1));
    bench.pass(Duration.ofSeconds(3000));
    bench.sink.next(Kind.TOKEN, Fault.status(503), Fault.status(503));

    assertThat(bench.deliver(mail(2)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(bench.deliver(mail(3)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(asked()).isEqualTo(2);

    bench.pass(Duration.ofSeconds(600));
    assertThat(bench.deliver(mail(4)))
        .isEqualTo(new NotTaken("token_unavailable", Optional.empty()));
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(3);
  }

  @Test
  void asksForAnotherTokenAfterOneWasRefused() {
    bench.deliver(mail(1));
    bench.sink.revokeTokens();

    assertThat(bench.deliver(mail(2))).isEqualTo(new IdentityRefused("unauthorized"));
    assertThat(bench.deliver(mail(2)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(asked()).isEqualTo(2);
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(2);
  }

  @Test
  void refusesTheIdentityWhoseSecretIsWrong() {
    credential.set(new Credential.Graph("directory.example", "client-id", "wrong"));

    assertThat(bench.deliver(mail(1))).isEqualTo(new IdentityRefused("credentials_refused"));
    assertThat(verify()).isEqualTo(Proof.missing("credentials_refused"));
    assertThat(bench.sink.requests(Kind.DRAFT)).isEmpty();
  }

  @Test
  void givesNoTokenToWhoeverHasAnotherSecret() {
    bench.deliver(mail(1));
    credential.set(new Credential.Graph("directory.example", "client-id", "wrong"));

    assertThat(bench.deliver(mail(2))).isEqualTo(new IdentityRefused("credentials_refused"));
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../elsewhere", "a/b", "", "x?y", "dir@evil.example", ".", "a b"})
  void asksNowhereElseForTokens(String directory) {
    credential.set(new Credential.Graph(directory, "client-id", GraphSink.SECRET));

    assertThat(bench.deliver(mail(1))).isEqualTo(new IdentityRefused("credentials_refused"));
    assertThat(bench.sink.requests()).isEmpty();
  }

  @Test
  void waitsAsLongAsWhoeverIssuesTokensWants() {
    bench.sink.next(Kind.TOKEN, Fault.status(429, "11"));

    assertThat(bench.deliver(mail(1)))
        .isEqualTo(new NotTaken("token_unavailable", Optional.of(Duration.ofSeconds(11))));
  }

  @Test
  void waitsWhereTheTokenIsNone() {
    bench.sink.next(Kind.TOKEN, Fault.takenThenHtml(), Fault.status(401), Fault.status(500));

    for (int number = 0; number < 3; number++) {
      assertThat(bench.deliver(mail(number)).kind()).isEqualTo(SendOutcome.Kind.NOT_TAKEN);
    }
    assertThat(bench.sink.requests(Kind.DRAFT)).isEmpty();
  }

  @Test
  void provesASenderByItsMailbox() {
    assertThat(verify()).isEqualTo(Proof.GIVEN);
    assertThat(bench.sink.requests(Kind.DRAFT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, unauthorized",
    "403, forbidden",
    "404, mailbox_not_found",
    "429, throttled",
    "500, provider_unavailable"
  })
  void saysWhyASenderIsNotProved(int status, String detail) {
    bench.sink.next(Kind.FOLDER, Fault.status(status));

    assertThat(verify()).isEqualTo(Proof.missing(detail));
  }

  @Test
  void isNotProvedByAnotherWebsite() {
    bench.sink.next(Kind.FOLDER, Fault.takenThenHtml());

    assertThat(verify()).isEqualTo(Proof.missing("unreadable_answer"));
  }
}
