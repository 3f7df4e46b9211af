package dev.engagement.adapter.javalin;

import dev.engagement.ports.access.ApiKeys;
import dev.engagement.ports.audit.AuditTrail;
import dev.engagement.ports.credential.Credentials;
import dev.engagement.ports.enrollment.Enrollments;
import dev.engagement.ports.guardrail.Canaries;
import dev.engagement.ports.guardrail.KillSwitches;
import dev.engagement.ports.guardrail.Limits;
import dev.engagement.ports.idempotency.IdempotentRequests;
import dev.engagement.ports.identity.Identities;
import dev.engagement.ports.planning.DryRuns;
import dev.engagement.ports.queue.Queues;
import dev.engagement.ports.sequence.Sequences;
import dev.engagement.ports.simulation.Simulations;
import dev.engagement.ports.suppression.Suppressions;
import dev.engagement.ports.suppression.Unsubscribes;
import dev.engagement.ports.template.Templates;
import dev.engagement.ports.tenant.Customers;
import java.util.function.Supplier;

/**
 * Everything that the HTTP API calls.
 *
 * @param ready whether requests can be carried out now
 * @param metrics the metrics in the text format of Prometheus
 */
public record DrivingPorts(
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
    Supplier<Boolean> ready,
    Supplier<String> metrics) {}
