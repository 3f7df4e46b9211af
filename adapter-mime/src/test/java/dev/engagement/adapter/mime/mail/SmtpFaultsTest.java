package dev.engagement.adapter.mime.mail;

import static dev.engagement.adapter.mime.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.SmtpSecurity;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, the content of a mail reaches it once at the most. */
class SmtpFaultsTest {

  private static final Duration SHORT = Duration.ofMillis(700);

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private SendOutcome deliver(Credential credential, Duration timeout) {
    try (SmtpMailSender sender = Smtp.sender(credential, timeout, 1)) {
      return sender
          .deliver(Mails.TENANT, Mails.sender(), List.of(mail(1)), StartPermit.ALWAYS)
          .get(0);
    }
  }

  private SendOutcome deliver() {
    return deliver(plain(), Smtp.TIMEOUT);
  }

  private Credential.Smtp plain() {
    return Smtp.account(server.port(), SmtpSecurity.NONE);
  }

  private Credential.Smtp startTls() {
    return Smtp.account(server.port(), SmtpSecurity.STARTTLS);
  }

  private Proof verify(Credential credential) {
    try (SmtpMailSender sender = Smtp.sender(credential, SHORT, 1)) {
      return sender.verify(Mails.TENANT, Mails.sender());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 no, REFUSED, smtp_550",
    "MAIL, 451 later, NOT_TAKEN, smtp_451",
    "MAIL, 530 who are you, IDENTITY_REFUSED, smtp_530",
    "RCPT, 550 nobody, REFUSED, smtp_550",
    "RCPT, 450 greylisted, NOT_TAKEN, smtp_450",
    "DATA, 554 no, REFUSED, smtp_554",
    "DATA, 421 bye, NOT_TAKEN, smtp_421",
    "MAIL, 421 bye AND DROP, NOT_TAKEN, smtp_421",
    "RCPT, 550 nobody AND DROP, REFUSED, smtp_550",
    "DATA, 554 no AND DROP, REFUSED, smtp_554",
    "DATA, 250 what, NOT_TAKEN, no_smtp_answer",
    "MAIL, DROP, NOT_TAKEN, no_smtp_answer",
    "RCPT, DROP, NOT_TAKEN, no_smtp_answer",
    "DATA, DROP, NOT_TAKEN, no_smtp_answer",
    "RCPT, <html>, NOT_TAKEN, no_smtp_answer",
    "RCPT, -50 negative, NOT_TAKEN, no_smtp_answer",
    "RCPT, FLOOD, NOT_TAKEN, connection_lost",
  })
  void knowsThatNothingWasTakenBeforeTheContent(
      String command, String answer, SendOutcome.Kind kind, String detail) {
    server.says(command, answer);

    assertOutcome(deliver(), kind, detail);

    assertThat(server.heard(ScriptedServer.CONTENT)).isZero();
    assertThat(server.heard("MAIL")).isOne();
    assertThat(server.connections()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "250 ok, ACCEPTED, ''",
    "251 ok, ACCEPTED, ''",
    "451 later, NOT_TAKEN, smtp_451",
    "421 bye, NOT_TAKEN, smtp_421",
    "554 spam, REFUSED, smtp_554",
    "250 ok AND DROP, ACCEPTED, ''",
    "451 later AND DROP, NOT_TAKEN, smtp_451",
    "554 spam AND DROP, REFUSED, smtp_554",
    "DROP, UNKNOWN, no_smtp_answer",
    "<html>, UNKNOWN, no_smtp_answer",
    "354 more, UNKNOWN, no_smtp_answer",
    "FLOOD, UNKNOWN, connection_lost",
  })
  void believesTheAnswerToTheContentAndNothingElse(
      String answer, SendOutcome.Kind kind, String detail) {
    server.says(ScriptedServer.CONTENT, answer);

    assertOutcome(deliver(), kind, detail);

    assertThat(server.heard("DATA")).isOne();
    assertThat(server.heard(ScriptedServer.CONTENT)).isOne();
    assertThat(server.connections()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {ScriptedServer.SILENCE, ScriptedServer.DRIP})
  void doesNotKnowWhatBecameOfAContentThatIsNotAnsweredInTime(String answer) {
    server.says(ScriptedServer.CONTENT, answer);

    assertOutcome(deliver(plain(), SHORT), SendOutcome.Kind.UNKNOWN, "timeout");

    assertThat(server.heard(ScriptedServer.CONTENT)).isOne();
    assertThat(server.connections()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RCPT", "DATA", ScriptedServer.CONTENT})
  void believesAServerThatSaysNothingAfterItsRefusal(String command) {
    server.says(command, "554 no").says("RSET", ScriptedServer.SILENCE);

    assertOutcome(deliver(plain(), SHORT), SendOutcome.Kind.REFUSED, "smtp_554");
  }

  @ParameterizedTest
  @CsvSource({"MAIL, SILENCE", "RCPT, DRIP", "DATA, SILENCE", "EHLO, DRIP", "AUTH, SILENCE"})
  void givesUpInTimeWhereNothingWasTaken(String command, String answer) {
    server.says(command, answer);

    assertOutcome(deliver(plain(), SHORT), SendOutcome.Kind.NOT_TAKEN, "timeout");

    assertThat(server.heard(ScriptedServer.CONTENT)).isZero();
  }

  @Test
  void doesNotKnowWhatBecameOfAContentThatWasBrokenOff() {
    server.says("CONTENT", ScriptedServer.DROP);

    assertThat(deliver().kind()).isEqualTo(SendOutcome.Kind.UNKNOWN);

    assertThat(server.heard("DATA")).isOne();
    assertThat(server.connections()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 421 busy, NOT_TAKEN, smtp_421",
    "'', 554 no, NOT_TAKEN, smtp_554",
    "'', DROP, NOT_TAKEN, connection_lost",
    "'', <html>, NOT_TAKEN, connection_lost",
    "'', FLOOD, NOT_TAKEN, connection_lost",
    "AUTH, 535 wrong, IDENTITY_REFUSED, smtp_535",
    "AUTH, 534 too weak, IDENTITY_REFUSED, smtp_534",
    "AUTH, 454 later, NOT_TAKEN, smtp_454",
    "AUTH, DROP, NOT_TAKEN, connection_lost",
    "EHLO, 250 without any, IDENTITY_REFUSED, auth_not_offered",
    "EHLO, 250-here\\r\\n250 AUTH GSSAPI, IDENTITY_REFUSED, auth_not_offered",
  })
  void beginsNothingWhereItIsNotLetIn(
      String command, String answer, SendOutcome.Kind kind, String detail) {
    server.says(command, answer.replace("\\r\\n", "\r\n"));

    assertOutcome(deliver(), kind, detail);
    assertThat(verify(plain())).isEqualTo(Proof.missing(detail));

    assertThat(server.heard()).doesNotContain("MAIL", "DATA");
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void saysNothingToAServerThatWillNotBeSecured() {
    assertOutcome(
        deliver(startTls(), Smtp.TIMEOUT), SendOutcome.Kind.NOT_TAKEN, "starttls_not_offered");

    assertThat(server.heard()).containsExactly("EHLO");
  }

  @ParameterizedTest
  @CsvSource({"454 not now, smtp_454", "250 what, connection_lost", "DROP, connection_lost"})
  void saysNothingToAServerThatTakesItsOfferBack(String answer, String detail) {
    server.says("EHLO", "250-here\r\n250 STARTTLS").says("STARTTLS", answer);

    assertOutcome(deliver(startTls(), Smtp.TIMEOUT), SendOutcome.Kind.NOT_TAKEN, detail);

    assertThat(server.heard()).containsExactly("EHLO", "STARTTLS");
  }

  @Test
  void saysNothingToAServerWhoseCertificateShowsAnotherName() {
    server.says("EHLO", "250-here\r\n250-AUTH PLAIN\r\n250 STARTTLS");
    Credential byAddress =
        new Credential.Smtp(
            "127.0.0.1", server.port(), SmtpSecurity.STARTTLS, Smtp.USER, Smtp.PASSWORD);

    assertOutcome(deliver(byAddress, Smtp.TIMEOUT), SendOutcome.Kind.NOT_TAKEN, "tls_failed");

    assertThat(server.heard()).containsExactly("EHLO", "STARTTLS");
  }

  @Test
  void forgetsWhatWasSaidBeforeTheConnectionWasSecured() {
    server
        .says("EHLO", "250-here\r\n250-AUTH PLAIN\r\n250 STARTTLS")
        .says("STARTTLS", "220 go on\r\n250-injected\r\n250 AUTH LOGIN")
        .says("MAIL", "550 seen");

    deliver(startTls(), Smtp.TIMEOUT);

    assertThat(server.heard()).startsWith("EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL");
  }

  @Test
  void saysThatNothingWasTakenWhereNobodyIs() throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }

    assertOutcome(
        deliver(Smtp.anonymous(nobody), Smtp.TIMEOUT),
        SendOutcome.Kind.NOT_TAKEN,
        "connection_refused");
    assertOutcome(
        deliver(
            new Credential.Smtp("no-such-host.invalid", 25, SmtpSecurity.NONE, "", ""),
            Smtp.TIMEOUT),
        SendOutcome.Kind.NOT_TAKEN,
        "unknown_host");
    assertThat(verify(Smtp.anonymous(nobody))).isEqualTo(Proof.missing("connection_refused"));
  }

  @Test
  void saysThatNothingWasTakenWhereTheServerSpeaksAnotherLanguage() {
    assertOutcome(
        deliver(Smtp.account(server.port(), SmtpSecurity.TLS), Smtp.TIMEOUT),
        SendOutcome.Kind.NOT_TAKEN,
        "tls_failed");
  }

  private static void assertOutcome(SendOutcome outcome, SendOutcome.Kind kind, String detail) {
    assertThat(outcome)
        .isEqualTo(
            switch (kind) {
              case ACCEPTED -> new SendOutcome.Accepted(Optional.empty());
              case REFUSED -> new SendOutcome.Refused(detail);
              case IDENTITY_REFUSED -> new SendOutcome.IdentityRefused(detail);
              case NOT_TAKEN -> new SendOutcome.NotTaken(detail, Optional.empty());
              case UNKNOWN -> new SendOutcome.Unknown(detail);
            });
  }
}
