package dev.engagement.core.embedding;

import dev.engagement.core.access.ApiKeyService;
import dev.engagement.core.audit.AuditTrailService;
import dev.engagement.core.credential.CredentialLookupService;
import dev.engagement.core.credential.CredentialService;
import dev.engagement.core.enrollment.EnrollmentService;
import dev.engagement.core.guardrail.CanaryService;
import dev.engagement.core.guardrail.KillSwitchService;
import dev.engagement.core.guardrail.LimitService;
import dev.engagement.core.idempotency.IdempotentRequestService;
import dev.engagement.core.identity.IdentityService;
import dev.engagement.core.planning.DryRunService;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.sending.QueueService;
import dev.engagement.core.sending.SendWorkerService;
import dev.engagement.core.sequence.SequenceService;
import dev.engagement.core.simulation.SimulationService;
import dev.engagement.core.suppression.SuppressionService;
import dev.engagement.core.suppression.UnsubscribeService;
import dev.engagement.core.template.TemplateService;
import dev.engagement.core.tenant.CustomerService;
import dev.engagement.ports.access.ApiKeys;
import dev.engagement.ports.audit.AuditTrail;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.credential.Credentials;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollments;
import dev.engagement.ports.guardrail.Canaries;
import dev.engagement.ports.guardrail.KillSwitches;
import dev.engagement.ports.guardrail.Limits;
import dev.engagement.ports.idempotency.IdempotentRequests;
import dev.engagement.ports.identity.Identities;
import dev.engagement.ports.planning.DryRuns;
import dev.engagement.ports.queue.Queues;
import dev.engagement.ports.queue.SendWorker;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Sequences;
import dev.engagement.ports.simulation.Simulations;
import dev.engagement.ports.suppression.Suppressions;
import dev.engagement.ports.suppression.Unsubscribes;
import dev.engagement.ports.template.Templates;
import dev.engagement.ports.tenant.Customers;
import java.time.InstantSource;

/**
 * The engine: everything that callers drive it by, over the stores and the world that they hand to
 * it. Safe for concurrent use, except that the turns of one worker are made one after the other.
 */
public record Engagement(
    Customers customers,
    ApiKeys apiKeys,
    Templates templates,
    Identities identities,
    Sequences sequences,
    Enrollments enrollments,
    Queues queues,
    DryRuns dryRuns,
    Simulations simulations,
    AuditTrail auditTrail,
    Suppressions suppressions,
    Unsubscribes unsubscribes,
    KillSwitches killSwitches,
    Canaries canaries,
    Limits limits,
    Credentials credentials,
    IdempotentRequests idempotentRequests,
    SendWorker worker) {

  /** Returns an engine over stores. Nothing runs by itself: whoever embeds it calls the worker. */
  public static Engagement over(Stores stores, Surroundings surroundings, WorkerSettings settings) {
    SendPlanner planner = new SendPlanner(stores, surroundings, settings.windows());
    return new Engagement(
        new CustomerService(stores, surroundings),
        new ApiKeyService(stores, surroundings),
        new TemplateService(stores, surroundings),
        new IdentityService(stores, surroundings),
        new SequenceService(stores, surroundings),
        new EnrollmentService(stores, surroundings),
        new QueueService(stores, surroundings, planner),
        new DryRunService(stores, surroundings, planner, settings.sending()),
        new SimulationService(stores, surroundings, planner, settings),
        new AuditTrailService(stores),
        new SuppressionService(stores, surroundings),
        new UnsubscribeService(stores, surroundings),
        new KillSwitchService(stores, surroundings),
        new CanaryService(stores, surroundings),
        new LimitService(stores, surroundings),
        new CredentialService(stores, surroundings),
        new IdempotentRequestService(
            stores.unitOfWork(), stores.idempotency(), surroundings.clock()),
        new SendWorkerService(stores, surroundings, planner, settings));
  }

  /**
   * Returns what tells senders the tenants' credentials. They need it before there is an engine,
   * which is made with them.
   */
  public static CredentialLookup credentials(
      Stores stores, CredentialCipher cipher, InstantSource clock) {
    return new CredentialLookupService(stores, cipher, clock);
  }
}
