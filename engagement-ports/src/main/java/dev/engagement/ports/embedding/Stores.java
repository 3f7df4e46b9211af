package dev.engagement.ports.embedding;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.access.ApiKeyStore;
import dev.engagement.ports.audit.AuditLog;
import dev.engagement.ports.contact.ContactStore;
import dev.engagement.ports.credential.CredentialStore;
import dev.engagement.ports.enrollment.EnrollmentStore;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.guardrail.SwitchStore;
import dev.engagement.ports.idempotency.IdempotencyStore;
import dev.engagement.ports.identity.IdentityStore;
import dev.engagement.ports.mail.MessageStore;
import dev.engagement.ports.planning.SendHistory;
import dev.engagement.ports.queue.QueueView;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.queue.WorkSchedule;
import dev.engagement.ports.sequence.SequenceStore;
import dev.engagement.ports.suppression.SuppressionList;
import dev.engagement.ports.template.TemplateStore;
import dev.engagement.ports.tenant.TenantStore;
import dev.engagement.ports.tenant.UnitOfWork;

/**
 * All that the engine keeps, over one database. Every method of a store needs a unit of work that
 * is open on the thread and belongs to the tenant it is given, else it throws {@link
 * IllegalStateException}; what is marked {@link CrossTenant} joins an open unit or runs in one of
 * its own.
 */
public record Stores(
    UnitOfWork unitOfWork,
    TenantStore tenants,
    ApiKeyStore apiKeys,
    ContactStore contacts,
    TemplateStore templates,
    IdentityStore identities,
    SequenceStore sequences,
    EnrollmentStore enrollments,
    RecipientStore recipients,
    SwitchStore switches,
    RateStore rates,
    CredentialStore credentials,
    SuppressionList suppressions,
    SendQueue queue,
    QueueView queueView,
    WorkSchedule schedule,
    MessageStore messages,
    SendHistory history,
    AuditLog auditLog,
    IdempotencyStore idempotency) {}
