package dev.engagement.adapter.jdbi.guardrail;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.guardrail.SwitchStore;

/** The entry to this package. */
public final class GuardrailStores {

  private GuardrailStores() {}

  /** Returns the store over the session. */
  public static SwitchStore switches(Session session) {
    return new JdbiSwitchStore(session);
  }

  /** Returns the rate store over the session. */
  public static RateStore rates(Session session) {
    return new JdbiRateStore(session);
  }
}
