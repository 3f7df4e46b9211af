package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands mail to the SMTP server (RFC 5321) of which the tenant has a credential. A server shows
 * nothing of what it took: an outcome that is unknown stays so until a person decides.
 */
public final class SmtpMailSender implements MailSender, AutoCloseable {

  private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);
  private static final SendOutcome NO_CREDENTIALS =
      new SendOutcome.NotTaken("no_credentials", Optional.empty());

  private final CredentialLookup credentials;
  private final MimeWriter writer;
  private final SmtpConnections connections;
  private final int atOnce;
  private final ExecutorService lanes;

  /**
   * @param clock tells the date of each mail
   * @param timeout within which a server has to let in, and within which it has to answer to a mail
   * @param atOnce how many connections a call of {@link #deliver} uses at the most
   */
  public SmtpMailSender(
      CredentialLookup credentials, InstantSource clock, Duration timeout, int atOnce) {
    this(
        credentials,
        clock,
        new SmtpConnector(timeout, (SSLSocketFactory) SSLSocketFactory.getDefault()),
        atOnce);
  }

  SmtpMailSender(
      CredentialLookup credentials, InstantSource clock, SmtpConnector connector, int atOnce) {
    this.credentials = credentials;
    this.writer = new MimeWriter(clock);
    this.connections = new SmtpConnections(connector, clock, atOnce, LONGEST_IDLE);
    this.atOnce = atOnce;
    this.lanes = Executors.newCachedThreadPool(SmtpMailSender::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "smtp");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Provider provider() {
    return Provider.SMTP;
  }

  @Override
  public boolean ready(TenantId tenant) {
    return account(tenant).isPresent();
  }

  private Optional<SmtpAccount> account(TenantId tenant) {
    return credentials
        .find(tenant, Provider.SMTP)
        .filter(Credential.Smtp.class::isInstance)
        .map(credential -> new SmtpAccount(tenant, (Credential.Smtp) credential));
  }

  @Override
  public List<SendOutcome> deliver(
      TenantId tenant, SenderIdentity sender, List<OutgoingMail> mails, StartPermit permit) {
    return accountToSendWith(tenant)
        .map(account -> new SmtpDelivery(connections, account, permit, letters(sender, mails)))
        .map(delivery -> delivery.run(lanes, atOnce))
        .orElseGet(() -> Collections.nCopies(mails.size(), NO_CREDENTIALS));
  }

  /** Before anything is sent, not finding credentials is no more than a reason to wait. */
  private Optional<SmtpAccount> accountToSendWith(TenantId tenant) {
    try {
      return account(tenant);
    } catch (EngagementException unavailable) {
      return Optional.empty();
    }
  }

  private List<SmtpLetter> letters(SenderIdentity sender, List<OutgoingMail> mails) {
    return mails.stream().map(mail -> SmtpLetter.of(writer, sender, mail)).toList();
  }

  @Override
  public Map<QueueItemId, Evidence> evidence(
      TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
    return Map.of();
  }

  @Override
  public Proof verify(TenantId tenant, SenderIdentity sender) {
    return account(tenant).map(this::proof).orElse(Proof.missing("no_credentials"));
  }

  private Proof proof(SmtpAccount account) {
    try {
      SmtpConnection connection = connections.open(account);
      boolean answers = connection.answers();
      connections.giveBack(account, connection);
      return answers ? Proof.GIVEN : Proof.missing("connection_lost");
    } catch (SmtpFailure failure) {
      return Proof.missing(failure.detail());
    }
  }

  /** Hangs up wherever a connection waits for more mail. */
  @Override
  public void close() {
    connections.close();
  }
}
