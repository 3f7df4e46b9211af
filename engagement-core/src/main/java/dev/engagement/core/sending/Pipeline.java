package dev.engagement.core.sending;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.queue.WorkerSettings;

/** The steps of one worker, wired. */
record Pipeline(
    TakeBackStep takeBack,
    ReconcileStep reconcile,
    Rehearsal rehearsal,
    ClaimStep claim,
    IntentStep intent,
    AheadStep ahead,
    RefusalStep refusals,
    DeliverStep deliver,
    Unsettled unsettled,
    UnusedTokens tokens,
    RefusedSenders senders,
    SenderBreaker breaker,
    Rest rest,
    SendSlots slots) {

  /** How many items evidence is looked for at once, so that answers are not long in coming. */
  private static final int EVIDENCE = 64;

  static Pipeline of(
      Stores stores, Surroundings world, SendPlanner planner, WorkerSettings settings) {
    AuditRecorder audit = new AuditRecorder(stores.auditLog(), world.ids());
    ItemEntries entries = new ItemEntries(audit);
    ChangeWriter writer = new ChangeWriter(stores, audit);
    VerdictChanges verdicts = new VerdictChanges(entries);
    OutcomeChanges outcomes = new OutcomeChanges(entries, world.ids(), settings);
    Gate gate = new Gate(stores.switches());
    Rest rest = new Rest();
    DeliverStep deliver = new DeliverStep(world.senders());
    SettleStep settle = new SettleStep(stores, outcomes, writer);
    ClaimScopes scopes = new ClaimScopes(gate, rest);
    GlobalTokenStep globalTokens =
        new GlobalTokenStep(stores.unitOfWork(), stores.rates(), settings.windows());
    Announcer announcer = new Announcer(writer, stores.rates(), settings.lease());
    RefusalStep refusals = new RefusalStep(stores.unitOfWork(), verdicts, writer, scopes);
    return new Pipeline(
        new TakeBackStep(stores, planner, outcomes, writer, settings.claimLimit()),
        new ReconcileStep(
            stores,
            planner,
            deliver,
            settle,
            new Parking(stores, writer, entries, settings.horizon()),
            Math.min(settings.claimLimit(), EVIDENCE)),
        new Rehearsal(stores, planner, gate, writer, entries, settings.claimLimit()),
        new ClaimStep(stores, planner, verdicts, writer, scopes, settings),
        new IntentStep(stores, planner, announcer, globalTokens, settings.sending()),
        new AheadStep(stores, planner, announcer, globalTokens, scopes, settings),
        refusals,
        deliver,
        new Unsettled(settle),
        new UnusedTokens(stores, globalTokens),
        new RefusedSenders(stores, audit),
        new SenderBreaker(),
        rest,
        new SendSlots(settings.sendSlots()));
  }
}
