package dev.engagement.adapter.sendgrid.mail;

import com.sendgrid.helpers.mail.Mail;
import dev.engagement.adapter.sendgrid.mail.SendGridApi.Account;
import dev.engagement.ports.EngagementException;
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
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.http.impl.client.CloseableHttpClient;

/** Hands each mail to SendGrid in one request that is never repeated. */
public final class SendGridMailSender implements MailSender, AutoCloseable {

  private static final SendOutcome KEYLESS =
      new SendOutcome.NotTaken("no_credentials", Optional.empty());

  private final ApiKeys keys;
  private final SendGridApi api;
  private final Lanes lanes;

  /**
   * @param credentials tells the tenants' own keys
   * @param clock tells how long is left of what the provider says to wait
   */
  public SendGridMailSender(
      SendGridSettings settings, CredentialLookup credentials, InstantSource clock) {
    this(settings, credentials, clock, new OneShotClient(settings));
  }

  SendGridMailSender(
      SendGridSettings settings,
      CredentialLookup credentials,
      InstantSource clock,
      CloseableHttpClient http) {
    this.keys = new ApiKeys(credentials, settings.apiKey());
    Pace pace = new Pace();
    this.api = new SendGridApi(settings, clock, pace, http);
    this.lanes = new Lanes(settings.connections(), pace);
  }

  @Override
  public Provider provider() {
    return Provider.SENDGRID;
  }

  @Override
  public boolean ready(TenantId tenant) {
    return keys.exists(tenant);
  }

  @Override
  public List<SendOutcome> deliver(
      TenantId tenant, SenderIdentity sender, List<OutgoingMail> mails, StartPermit permit) {
    return sendAll(tenant, sender, mails, mail -> Requests.mail(tenant, sender, mail), permit);
  }

  /**
   * Has the provider check mails as it checks them on their way, and throw them away.
   *
   * @return what it said to each, in the same order
   */
  public List<SendOutcome> rehearse(
      TenantId tenant, SenderIdentity sender, List<OutgoingMail> mails) {
    return sendAll(
        tenant,
        sender,
        mails,
        mail -> Requests.rehearsal(Requests.mail(tenant, sender, mail)),
        StartPermit.ALWAYS);
  }

  private List<SendOutcome> sendAll(
      TenantId tenant,
      SenderIdentity sender,
      List<OutgoingMail> mails,
      Function<OutgoingMail, Mail> request,
      StartPermit permit) {
    return account(tenant)
        .map(
            account ->
                lanes.all(
                    mails,
                    mail ->
                        objection(sender, mail)
                            .orElseGet(() -> send(account, request.apply(mail), permit))))
        .orElseGet(() -> Collections.nCopies(mails.size(), KEYLESS));
  }

  private static Optional<SendOutcome> objection(SenderIdentity sender, OutgoingMail mail) {
    return Objections.to(sender, mail).map(SendOutcome.Refused::new);
  }

  private SendOutcome send(Account account, Mail request, StartPermit permit) {
    try {
      return api.send(account, request.build(), permit);
    } catch (IOException unwritable) {
      return new SendOutcome.Refused("unwritable");
    }
  }

  /** Before anything is sent, not finding a key is no more than a reason to wait. */
  private Optional<Account> account(TenantId tenant) {
    try {
      return keys.find(tenant).map(api::account);
    } catch (EngagementException unavailable) {
      return Optional.empty();
    }
  }

  /** What became of a mail comes with the provider's events; it cannot be asked for. */
  @Override
  public Map<QueueItemId, Evidence> evidence(
      TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
    return Map.of();
  }

  @Override
  public Proof verify(TenantId tenant, SenderIdentity sender) {
    return proof(
        account(tenant)
            .map(account -> send(account, Requests.probe(sender), StartPermit.ALWAYS))
            .orElse(KEYLESS));
  }

  private static Proof proof(SendOutcome outcome) {
    return switch (outcome.kind()) {
      case ACCEPTED -> Proof.GIVEN;
      case REFUSED -> Proof.missing(((SendOutcome.Refused) outcome).detail());
      case IDENTITY_REFUSED -> Proof.missing(((SendOutcome.IdentityRefused) outcome).detail());
      case NOT_TAKEN -> Proof.missing(((SendOutcome.NotTaken) outcome).detail());
      case UNKNOWN -> Proof.missing(((SendOutcome.Unknown) outcome).detail());
    };
  }

  /** Begins nothing further. Call it when no mail is under way. */
  @Override
  public void close() {
    lanes.close();
    api.close();
  }
}
