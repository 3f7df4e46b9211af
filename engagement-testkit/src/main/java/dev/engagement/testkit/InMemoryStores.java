package dev.engagement.testkit;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.WorkSignals;

/** Stores in memory, which refuse what the ones on PostgreSQL refuse. */
public final class InMemoryStores {

  private final InMemoryDatabase database = new InMemoryDatabase();
  private final Stores stores;

  public InMemoryStores() {
    stores =
        new Stores(
            database,
            new InMemoryTenantStore(database),
            new InMemoryApiKeyStore(database),
            new InMemoryContactStore(database),
            new InMemoryTemplateStore(database),
            new InMemoryIdentityStore(database),
            new InMemorySequenceStore(database),
            new InMemoryEnrollmentStore(database),
            new InMemoryRecipientStore(database),
            new InMemorySwitchStore(database),
            new InMemoryRateStore(database),
            new InMemoryCredentialStore(database),
            new InMemorySuppressionList(database),
            new InMemorySendQueue(database),
            new InMemoryQueueView(database),
            new InMemoryWorkSchedule(database),
            new InMemoryMessageStore(database),
            new InMemorySendHistory(database),
            new InMemoryAuditLog(database),
            new InMemoryIdempotencyStore(database));
  }

  /** Returns the stores, all over the same database. */
  public Stores stores() {
    return stores;
  }

  /** Returns what wakes workers when there is work in the same database. */
  public WorkSignals signals() {
    return database.signals();
  }
}
