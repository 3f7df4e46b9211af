package dev.engagement.core.simulation;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.SwitchStore;
import dev.engagement.ports.planning.SendHistory;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.suppression.SuppressionList;

/** Stores of which one is another. */
final class StoresWith {

  private StoresWith() {}

  static Stores queue(Stores stores, SendQueue queue) {
    return with(stores, stores.switches(), stores.suppressions(), queue, stores.history());
  }

  static Stores history(Stores stores, SendHistory history) {
    return with(stores, stores.switches(), stores.suppressions(), stores.queue(), history);
  }

  static Stores suppressions(Stores stores, SuppressionList suppressions) {
    return with(stores, stores.switches(), suppressions, stores.queue(), stores.history());
  }

  static Stores switches(Stores stores, SwitchStore switches) {
    return with(stores, switches, stores.suppressions(), stores.queue(), stores.history());
  }

  private static Stores with(
      Stores stores,
      SwitchStore switches,
      SuppressionList suppressions,
      SendQueue queue,
      SendHistory history) {
    return new Stores(
        stores.unitOfWork(),
        stores.tenants(),
        stores.apiKeys(),
        stores.contacts(),
        stores.templates(),
        stores.identities(),
        stores.sequences(),
        stores.enrollments(),
        stores.recipients(),
        switches,
        stores.rates(),
        stores.credentials(),
        suppressions,
        queue,
        stores.queueView(),
        stores.schedule(),
        stores.messages(),
        history,
        stores.auditLog(),
        stores.idempotency());
  }
}
