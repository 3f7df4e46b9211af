package dev.engagement.adapter.mime.mail;

import static dev.engagement.adapter.mime.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How connections are shared by mails, and by nobody else. */
class SmtpConnectionsTest {

  private static final SendOutcome ACCEPTED = new SendOutcome.Accepted(Optional.empty());

  private final SettableClock clock = SettableClock.at(Mails.NOW);
  private final ScriptedServer server = new ScriptedServer();
  private final AtomicReference<Credential> credential =
      new AtomicReference<>(Smtp.anonymous(server.port()));
  private final SmtpMailSender sender = sender(1);

  private SmtpMailSender sender(int atOnce) {
    return Smtp.sender(
        (tenant, provider) -> Optional.of(credential.get()), clock, Smtp.TIMEOUT, atOnce);
  }

  @AfterEach
  void stop() {
    sender.close();
    server.close();
  }

  private static List<OutgoingMail> mails(int count) {
    return IntStream.range(0, count).mapToObj(Mails::mail).toList();
  }

  private List<SendOutcome> deliver(int count, StartPermit permit) {
    return sender.deliver(Mails.TENANT, Mails.sender(), mails(count), permit);
  }

  private List<SendOutcome> deliver(int count) {
    return deliver(count, StartPermit.ALWAYS);
  }

  @Test
  void handsManyMailsOverOnOneConnection() {
    assertThat(deliver(20)).hasSize(20).containsOnly(ACCEPTED);
    assertThat(deliver(3)).containsOnly(ACCEPTED);

    assertThat(server.connections()).isOne();
    assertThat(server.heard("DATA")).isEqualTo(23);
  }

  @Test
  void usesNoMoreConnectionsAtOnceThanItMay() {
    try (SmtpMailSender wide = sender(3)) {
      assertThat(wide.deliver(Mails.TENANT, Mails.sender(), mails(60), StartPermit.ALWAYS))
          .hasSize(60)
          .containsOnly(ACCEPTED);
      assertThat(wide.deliver(Mails.TENANT, Mails.sender(), mails(60), StartPermit.ALWAYS))
          .containsOnly(ACCEPTED);
    }
    assertThat(server.connections()).isBetween(1, 3);
    assertThat(server.heard("DATA")).isEqualTo(120);
  }

  @Test
  void goesOnOnTheSameConnectionAfterARefusal() {
    server.says("RCPT", "550 nobody");

    assertThat(deliver(3)).hasSize(3).containsOnly(new SendOutcome.Refused("smtp_550"));

    assertThat(server.connections()).isOne();
    assertThat(server.heard("RSET")).isEqualTo(3);
  }

  @Test
  void takesAnotherConnectionForTheOthersWhereOneBreaks() {
    server.says(ScriptedServer.CONTENT, ScriptedServer.DROP);

    assertThat(deliver(3)).hasSize(3).containsOnly(new SendOutcome.Unknown("no_smtp_answer"));

    assertThat(server.connections()).isEqualTo(3);
    assertThat(server.heard("DATA")).isEqualTo(3);
  }

  @Test
  void asksWhetherAConnectionThatWaitedIsStillThere() {
    deliver(1);
    server.dropAll();
    clock.advance(Duration.ofSeconds(1));

    assertThat(deliver(2)).containsOnly(ACCEPTED);

    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.heard("DATA")).isEqualTo(3);
  }

  @Test
  void asksNothingOfAConnectionThatWaitedForLessThanASecond() {
    deliver(1);
    clock.advance(Duration.ofMillis(999));
    deliver(1);
    assertThat(server.heard()).doesNotContain("NOOP");

    clock.advance(Duration.ofSeconds(1));
    assertThat(deliver(1)).containsExactly(ACCEPTED);
    assertThat(server.heard("NOOP")).isOne();
    assertThat(server.connections()).isOne();
  }

  @Test
  void asksWhereTheClockWasSetBack() {
    deliver(1);
    clock.set(Mails.NOW.minusSeconds(60));
    deliver(1);

    assertThat(server.heard("NOOP")).isOne();
  }

  @Test
  void knowsThatNothingWasTakenWhereAConnectionBrokeAMomentAgo() {
    deliver(1);
    server.dropAll();

    assertThat(deliver(1))
        .extracting(SendOutcome::kind)
        .containsExactly(SendOutcome.Kind.NOT_TAKEN);
    assertThat(deliver(1)).containsExactly(ACCEPTED);
    assertThat(server.heard("DATA")).isEqualTo(2);
  }

  @Test
  void beginsNothingOnceThePermitIsGone() {
    List<SendOutcome> outcomes = deliver(5, () -> server.heard("MAIL") < 2);

    assertThat(outcomes)
        .containsExactly(
            ACCEPTED,
            ACCEPTED,
            SendOutcome.NotTaken.late(),
            SendOutcome.NotTaken.late(),
            SendOutcome.NotTaken.late());
    assertThat(server.heard("MAIL")).isEqualTo(2);
  }

  @Test
  void asksForThePermitWhenItIsLetInAndNotBefore() {
    List<SendOutcome> outcomes = deliver(1, () -> server.heard("EHLO") == 0);

    assertThat(outcomes).containsExactly(SendOutcome.NotTaken.late());
    assertThat(server.heard()).doesNotContain("MAIL");

    assertThat(deliver(1)).containsExactly(ACCEPTED);
    assertThat(server.connections()).as("the connection waited for it").isOne();
  }

  @Test
  void opensNothingWithoutAPermit() {
    assertThat(deliver(2, () -> false)).containsOnly(SendOutcome.NotTaken.late());

    assertThat(server.connections()).isZero();
  }

  @Test
  void asksNobodyAgainWhereNobodyIsLetIn() {
    server.says(ScriptedServer.GREETING, "421 busy");

    assertThat(deliver(50))
        .hasSize(50)
        .containsOnly(new SendOutcome.NotTaken("smtp_421", Optional.empty()));

    assertThat(server.connections()).isOne();
  }

  @Test
  void neverUsesAnotherTenantsConnection() {
    deliver(1);

    sender.deliver(
        new TenantId(new UUID(0, 99)), Mails.sender(), List.of(mail(7)), StartPermit.ALWAYS);

    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void neverUsesTheConnectionOfAnOldCredential() {
    deliver(1);
    credential.set(
        new Credential.Smtp(
            "127.0.0.1", server.port(), Smtp.anonymous(1).security(), Smtp.USER, Smtp.PASSWORD));

    assertThat(deliver(1)).containsExactly(ACCEPTED);

    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.heard("AUTH")).isOne();
  }

  @Test
  void provesOnAConnectionOfItsOwn() {
    deliver(1);
    server.says("EHLO", "554 no").says("HELO", "554 no");

    assertThat(sender.verify(Mails.TENANT, Mails.sender())).isEqualTo(Proof.missing("smtp_554"));
    assertThat(deliver(1)).containsExactly(ACCEPTED);
  }

  @Test
  void saysGoodbyeWhenNothingComesForAWhile() throws Exception {
    SmtpAccount account = new SmtpAccount(Mails.TENANT, Smtp.anonymous(server.port()));
    SmtpConnections connections =
        new SmtpConnections(
            new SmtpConnector(Smtp.TIMEOUT, Certificates.sockets()),
            clock,
            1,
            Duration.ofMillis(100));

    connections.giveBack(account, connections.take(account));

    await().until(() -> server.heard("QUIT") == 1);
    connections.giveBack(account, connections.take(account));
    assertThat(server.connections()).isEqualTo(2);
    connections.close();
  }

  @Test
  void keepsNothingOnceItIsClosed() {
    sender.close();

    assertThat(deliver(1)).containsExactly(ACCEPTED);

    await().until(() -> server.heard("QUIT") == 1);
  }

  @Test
  void saysGoodbyeWhenItIsClosed() {
    deliver(1);

    sender.close();

    await().until(() -> server.heard("QUIT") == 1);
  }

  @Test
  void tellsTheServerNothingOfThisMachine() {
    deliver(1);

    assertThat(server.introductions()).containsExactly("[127.0.0.1]");
  }
}
