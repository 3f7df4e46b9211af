package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.MonotonicTime;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Sends from mailboxes of Microsoft 365: a draft first, then one request that sends it. */
public final class GraphMailSender implements MailSender, AutoCloseable {

  private static final SendOutcome NO_CREDENTIALS =
      new SendOutcome.NotTaken("no_credentials", Optional.empty());
  private static final SendOutcome BROKEN_OFF = new SendOutcome.Unknown("broken_off");

  private final HttpClients clients;
  private final Accounts accounts;
  private final DraftShelf shelf;
  private final Handover handover;
  private final DraftEvidence drafts;
  private final MailboxProof proof;
  private final Lanes lanes = new Lanes();

  /**
   * @param settings where Microsoft Graph is
   * @param credentials what tenants are let in with
   * @param clock tells the date of each mail and how old a draft is
   * @param stopwatch measures tokens, time-outs and the limits of mailboxes
   */
  public GraphMailSender(
      GraphSettings settings,
      CredentialLookup credentials,
      InstantSource clock,
      MonotonicTime stopwatch) {
    this(settings, credentials, clock, stopwatch, HttpClients.create());
  }

  GraphMailSender(
      GraphSettings settings,
      CredentialLookup credentials,
      InstantSource clock,
      MonotonicTime stopwatch,
      HttpClients clients) {
    GraphSession session = GraphSession.of(settings, clients, clock, stopwatch);
    this.clients = clients;
    this.accounts = new Accounts(credentials, settings.application(), stopwatch);
    this.shelf = new DraftShelf(session, lanes);
    this.handover = new Handover(session, shelf, new MimeDraft(clock));
    this.drafts = new DraftEvidence(session, clock, settings.baseUrl());
    this.proof = new MailboxProof(session);
  }

  @Override
  public Provider provider() {
    return Provider.OUTLOOK;
  }

  @Override
  public boolean ready(TenantId tenant) {
    return accounts.credential(tenant).isPresent();
  }

  @Override
  public List<SendOutcome> deliver(
      TenantId tenant, SenderIdentity sender, List<OutgoingMail> mails, StartPermit permit) {
    Optional<Account> account = mails.isEmpty() ? Optional.empty() : account(tenant, sender);
    return lanes.map(
        mails,
        Mailbox.REQUESTS_AT_ONCE,
        mail -> account.map(one -> deliver(one, mail, permit)).orElse(NO_CREDENTIALS),
        BROKEN_OFF);
  }

  /** Before anything is sent, not finding credentials is no more than a reason to wait. */
  private Optional<Account> account(TenantId tenant, SenderIdentity sender) {
    try {
      return accounts.find(tenant, sender);
    } catch (EngagementException unavailable) {
      return Optional.empty();
    }
  }

  /** For tests: does at once what is done a while after a draft was kept. */
  void sweep() {
    shelf.sweep();
  }

  private SendOutcome deliver(Account account, OutgoingMail mail, StartPermit permit) {
    Mailbox mailbox = account.mailbox();
    Duration pause = mailbox.pause();
    if (!pause.isZero()) {
      return new SendOutcome.NotTaken("throttled", Optional.of(pause));
    }
    Optional<Mailbox.Turn> free = mailbox.turn();
    if (free.isEmpty()) {
      return new SendOutcome.NotTaken("mailbox_limit", crowded(mailbox));
    }
    try (Mailbox.Turn turn = free.get()) {
      return inSlot(
          mailbox,
          permit::holds,
          () -> handover.handOver(account, mail, permit, turn),
          SendOutcome.NotTaken.late());
    }
  }

  /** By now a mail may fit that did not. */
  private static Optional<Duration> crowded(Mailbox mailbox) {
    return Optional.of(mailbox.crowded().orElse(Duration.ZERO));
  }

  @Override
  public Map<QueueItemId, Evidence> evidence(
      TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
    Optional<Account> account = items.isEmpty() ? Optional.empty() : account(tenant, sender);
    if (account.isEmpty()) {
      return Map.of();
    }
    List<QueueItemId> asked = items.stream().distinct().toList();
    List<Evidence> shown =
        lanes.map(
            asked, Mailbox.REQUESTS_AT_ONCE, item -> evidence(account.get(), item), Evidence.NONE);
    Map<QueueItemId, Evidence> all = new HashMap<>();
    for (int one = 0; one < asked.size(); one++) {
      all.put(asked.get(one), shown.get(one));
    }
    return all;
  }

  private Evidence evidence(Account account, QueueItemId item) {
    return inSlot(account.mailbox(), () -> true, () -> drafts.of(account, item), Evidence.NONE);
  }

  @Override
  public Proof verify(TenantId tenant, SenderIdentity sender) {
    return accounts
        .find(tenant, sender)
        .map(
            account ->
                inSlot(
                    account.mailbox(),
                    () -> true,
                    () -> proof.of(account),
                    Proof.missing("mailbox_busy")))
        .orElseGet(() -> Proof.missing("no_credentials"));
  }

  private static <T> T inSlot(
      Mailbox mailbox, BooleanSupplier worthIt, Supplier<T> work, T otherwise) {
    if (!mailbox.enter(worthIt)) {
      return otherwise;
    }
    try {
      return work.get();
    } finally {
      mailbox.leave();
    }
  }

  /** Removes drafts that were to go a little later, and lets go of connections and threads. */
  @Override
  public void close() {
    shelf.clear();
    lanes.close();
    clients.close();
  }
}
