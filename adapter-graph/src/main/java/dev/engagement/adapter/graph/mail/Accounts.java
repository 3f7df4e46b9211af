package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.MonotonicTime;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.tenant.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds what lets a tenant in, and keeps what is known of mailboxes. */
final class Accounts {

  private record Key(String directory, String mailbox) {}

  private final Map<Key, Mailbox> mailboxes = new ConcurrentHashMap<>();
  private final CredentialLookup credentials;
  private final Optional<Credential.Graph> application;
  private final MonotonicTime stopwatch;

  Accounts(
      CredentialLookup credentials,
      Optional<Credential.Graph> application,
      MonotonicTime stopwatch) {
    this.credentials = credentials;
    this.application = application;
    this.stopwatch = stopwatch;
  }

  Optional<Credential.Graph> credential(TenantId tenant) {
    return credentials
        .find(tenant, Provider.OUTLOOK)
        .filter(Credential.Graph.class::isInstance)
        .map(Credential.Graph.class::cast)
        .or(() -> application);
  }

  Optional<Account> find(TenantId tenant, SenderIdentity sender) {
    return credential(tenant).map(credential -> account(credential, sender));
  }

  private Account account(Credential.Graph credential, SenderIdentity sender) {
    String name = sender.email().normalised();
    Key key = new Key(credential.directory().toLowerCase(Locale.ROOT), name);
    Mailbox mailbox = mailboxes.computeIfAbsent(key, one -> new Mailbox(stopwatch));
    return new Account(credential, sender, name, mailbox);
  }
}
