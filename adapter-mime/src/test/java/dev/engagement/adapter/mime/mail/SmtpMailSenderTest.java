package dev.engagement.adapter.mime.mail;

import static dev.engagement.adapter.mime.mail.Mails.item;
import static dev.engagement.adapter.mime.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.credential.SmtpSecurity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends to a server that is real. */
class SmtpMailSenderTest {

  private static final SendOutcome ACCEPTED = new SendOutcome.Accepted(Optional.empty());

  private GreenMailServer server;

  @BeforeEach
  void start() {
    server = new GreenMailServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<SendOutcome> deliver(Credential credential, List<OutgoingMail> mails) {
    try (SmtpMailSender sender = Smtp.sender(credential, Smtp.TIMEOUT, 4)) {
      return sender.deliver(Mails.TENANT, Mails.sender(), mails, StartPermit.ALWAYS);
    }
  }

  private static List<SendOutcome> deliver(Credential credential) {
    return deliver(credential, List.of(mail(1)));
  }

  private static Proof verify(Credential credential) {
    try (SmtpMailSender sender = Smtp.sender(credential)) {
      return sender.verify(Mails.TENANT, Mails.sender());
    }
  }

  private Credential.Smtp secured() {
    return Smtp.account(server.securedPort(), SmtpSecurity.TLS);
  }

  @Test
  void waitsWhileCredentialsCannotBeLookedUp() {
    CredentialLookup broken =
        (tenant, provider) -> {
          throw new EngagementException(ErrorCode.STORE_UNAVAILABLE, "no database");
        };
    SendOutcome waits = new SendOutcome.NotTaken("no_credentials", Optional.empty());
    try (SmtpMailSender sender = Smtp.sender(broken, Smtp.TIMEOUT, 4)) {
      assertThat(
              sender.deliver(
                  Mails.TENANT, Mails.sender(), List.of(mail(1), mail(2)), StartPermit.ALWAYS))
          .containsExactly(waits, waits);
    }
  }

  @Test
  void writesWhatAFileWouldHold() throws Exception {
    assertThat(deliver(secured())).containsExactly(ACCEPTED);

    Parsed received = server.received().get(0);
    Parsed written = Parsed.of(new MimeWriter(Mails.CLOCK).bytes(Mails.sender(), mail(1)));
    assertThat(received.raw().stripTrailing()).endsWith(written.raw().stripTrailing());
    assertThat(received.header("X-Engagement-Item")).isEqualTo(item(1).toString());
    assertThat(received.header("Return-Path")).isEqualTo("<ada@example.com>");
  }

  @Test
  void deliversEachMailOnce() {
    List<OutgoingMail> mails = IntStream.range(0, 60).mapToObj(Mails::mail).toList();

    assertThat(deliver(secured(), mails)).hasSize(60).containsOnly(ACCEPTED);

    assertThat(server.received().stream().map(mail -> mail.header("X-Engagement-Item")))
        .containsExactlyInAnyOrderElementsOf(
            mails.stream().map(mail -> mail.item().toString()).toList());
  }

  @Test
  void securesTheConnectionBeforeAnythingIsSaid() {
    try (ScriptedServer front = StartTlsFront.before(server.port())) {
      assertThat(deliver(Smtp.account(front.port(), SmtpSecurity.STARTTLS)))
          .containsExactly(ACCEPTED);

      assertThat(front.heard()).containsExactly("EHLO", "STARTTLS");
    }
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void talksUnsecuredWhereItIsToldTo() {
    assertThat(deliver(Smtp.anonymous(server.port()))).containsExactly(ACCEPTED);
    assertThat(deliver(Smtp.account(server.port(), SmtpSecurity.NONE))).containsExactly(ACCEPTED);
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void saysThatTheIdentityIsRefusedWhereThePasswordIsWrong() {
    Credential wrong =
        new Credential.Smtp(
            "localhost", server.securedPort(), SmtpSecurity.TLS, Smtp.USER, "wrong");

    assertThat(deliver(wrong, List.of(mail(1), mail(2))))
        .containsExactly(
            new SendOutcome.IdentityRefused("smtp_535"),
            new SendOutcome.IdentityRefused("smtp_535"));
    assertThat(verify(wrong)).isEqualTo(Proof.missing("smtp_535"));
    assertThat(server.received()).isEmpty();
  }

  @Test
  void provesAnAccountWithoutSendingAnything() {
    assertThat(verify(secured())).isEqualTo(Proof.GIVEN);
    assertThat(server.received()).isEmpty();
  }

  @Test
  void trustsNobodyWhoseCertificateShowsAnotherName() {
    Credential byAddress =
        new Credential.Smtp(
            "127.0.0.1", server.securedPort(), SmtpSecurity.TLS, Smtp.USER, Smtp.PASSWORD);

    assertThat(deliver(byAddress)).containsExactly(notTaken("tls_failed"));
    assertThat(verify(byAddress)).isEqualTo(Proof.missing("tls_failed"));
    assertThat(server.received()).isEmpty();
  }

  @Test
  void trustsNobodyWhoseCertificateNobodyKnows() {
    try (SmtpMailSender strict =
        new SmtpMailSender(
            (tenant, provider) -> Optional.of(secured()), Mails.CLOCK, Smtp.TIMEOUT, 1)) {
      assertThat(strict.deliver(Mails.TENANT, Mails.sender(), List.of(mail(1)), StartPermit.ALWAYS))
          .containsExactly(notTaken("tls_failed"));
    }
    assertThat(server.received()).isEmpty();
  }

  @Test
  void refusesAMailThatWouldBreakOutOfAHeaderAndDeliversTheOthers() {
    List<OutgoingMail> mails =
        List.of(mail(1), mail(2, "Bob", "bob@example.org", "a\r\nBcc: x@example.com"), mail(3));

    assertThat(deliver(secured(), mails))
        .containsExactly(ACCEPTED, new SendOutcome.Refused("invalid_header"), ACCEPTED);
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void isReadyWhereThereIsACredential() {
    try (SmtpMailSender with = Smtp.sender(secured());
        SmtpMailSender without =
            Smtp.sender((tenant, provider) -> Optional.empty(), Smtp.TIMEOUT, 1)) {
      assertThat(with.provider()).isEqualTo(Provider.SMTP);
      assertThat(with.ready(Mails.TENANT)).isTrue();
      assertThat(without.ready(Mails.TENANT)).isFalse();
      assertThat(without.verify(Mails.TENANT, Mails.sender()))
          .isEqualTo(Proof.missing("no_credentials"));
      assertThat(
              without.deliver(Mails.TENANT, Mails.sender(), List.of(mail(1)), StartPermit.ALWAYS))
          .containsExactly(notTaken("no_credentials"));
    }
  }

  private static SendOutcome notTaken(String detail) {
    return new SendOutcome.NotTaken(detail, Optional.empty());
  }
}
