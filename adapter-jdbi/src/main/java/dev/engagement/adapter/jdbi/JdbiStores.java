package dev.engagement.adapter.jdbi;

import dev.engagement.adapter.jdbi.access.AccessStores;
import dev.engagement.adapter.jdbi.audit.AuditStores;
import dev.engagement.adapter.jdbi.contact.ContactStores;
import dev.engagement.adapter.jdbi.credential.CredentialStores;
import dev.engagement.adapter.jdbi.enrollment.EnrollmentStores;
import dev.engagement.adapter.jdbi.guardrail.GuardrailStores;
import dev.engagement.adapter.jdbi.idempotency.IdempotencyStores;
import dev.engagement.adapter.jdbi.identity.IdentityStores;
import dev.engagement.adapter.jdbi.instance.InstanceStores;
import dev.engagement.adapter.jdbi.mail.MailStores;
import dev.engagement.adapter.jdbi.planning.PlanningStores;
import dev.engagement.adapter.jdbi.queue.QueueStores;
import dev.engagement.adapter.jdbi.sequence.SequenceStores;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.adapter.jdbi.suppression.SuppressionStores;
import dev.engagement.adapter.jdbi.template.TemplateStores;
import dev.engagement.adapter.jdbi.tenant.TenantStores;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.instance.InstanceStore;
import javax.sql.DataSource;

/** All stores over one PostgreSQL database. */
public final class JdbiStores {

  private JdbiStores() {}

  /**
   * Returns the stores.
   *
   * @param dataSource connections that act as the runtime role, to a database that {@link
   *     DatabaseMigration} has brought up to date
   */
  public static Stores over(DataSource dataSource) {
    Session session = Session.over(dataSource);
    return new Stores(
        session.unitOfWork(),
        TenantStores.tenants(session),
        AccessStores.apiKeys(session),
        ContactStores.contacts(session),
        TemplateStores.templates(session),
        IdentityStores.identities(session),
        SequenceStores.sequences(session),
        EnrollmentStores.enrollments(session),
        EnrollmentStores.recipients(session),
        GuardrailStores.switches(session),
        GuardrailStores.rates(session),
        CredentialStores.credentials(session),
        SuppressionStores.suppressions(session),
        QueueStores.queue(session),
        QueueStores.view(session),
        QueueStores.schedule(session),
        MailStores.messages(session),
        PlanningStores.history(session),
        AuditStores.auditLog(session),
        IdempotencyStores.idempotency(session));
  }

  /**
   * Returns which database this is.
   *
   * @param dataSource connections as told above
   */
  public static InstanceStore instances(DataSource dataSource) {
    return InstanceStores.instances(Session.over(dataSource));
  }

  /**
   * Returns what wakes workers when there is work in the database.
   *
   * @param dataSource connections as told above; one of them is kept until it is closed
   */
  public static JdbiWorkSignals signals(DataSource dataSource) {
    return JdbiWorkSignals.over(dataSource);
  }
}
