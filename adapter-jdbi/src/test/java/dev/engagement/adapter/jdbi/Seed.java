package dev.engagement.adapter.jdbi;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Fills the tables of one tenant with many rows at once, behind the stores. */
public final class Seed {

  public final TenantId tenant = new TenantId(UUID.randomUUID());
  public final SequenceId sequence = new SequenceId(UUID.randomUUID());
  public final IdentityId sender = new IdentityId(UUID.randomUUID());
  public final StepId step = new StepId(UUID.randomUUID());

  private final Session session;

  /** Begins with one active sequence. */
  public Seed(JdbiDatabase database) {
    this.session = database.session();
    run(this::addSequence);
  }

  private void addSequence(Handle handle) {
    handle
        .createUpdate(
            """
            INSERT INTO engagement.sender_identity (
              tenant_id, id, name, email, email_norm, provider, state, created_at, updated_at,
              version)
            VALUES (:tenant, :sender, 'seed', 'seed@example.org', 'seed@example.org', 'file',
                    'active', now(), now(), 0)
            """)
        .bind("tenant", tenant)
        .bind("sender", sender)
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO engagement.sequence (
              tenant_id, id, name, state, revision, settings, created_at, updated_at, version)
            VALUES (:tenant, :sequence, 'seed', 'active', 1, '{}', now(), now(), 0)
            """)
        .bind("tenant", tenant)
        .bind("sequence", sequence)
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO engagement.sequence_revision (
              tenant_id, sequence_id, revision, identity_id, steps)
            VALUES (:tenant, :sequence, 1, :sender, '[]')
            """)
        .bind("tenant", tenant)
        .bind("sequence", sequence)
        .bind("sender", sender)
        .execute();
  }

  /** Adds an enrollment. */
  public EnrollmentId enrollment(EnrollmentState state) {
    EnrollmentId id = new EnrollmentId(UUID.randomUUID());
    run(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO engagement.enrollment (
                      tenant_id, id, sequence_id, revision, state, resumes_to, accepted, refused,
                      unfinished, completed, created_at, updated_at, version)
                    VALUES (:tenant, :enrollment, :sequence, 1, :state,
                            CASE WHEN :state = 'paused' THEN 'queued' END, 0, 0, 0, 0, now(),
                            now(), 0)
                    """)
                .bind("tenant", tenant)
                .bind("sequence", sequence)
                .bind("enrollment", id)
                .bind("state", state)
                .execute());
    return id;
  }

  /**
   * Adds recipients with one item each that waits, a millisecond apart from {@code firstDue} on.
   */
  public void items(EnrollmentId enrollment, int count, Instant firstDue) {
    run(
        handle ->
            handle
                .createUpdate(
                    """
                    WITH contact AS (
                      INSERT INTO engagement.contact (tenant_id, id, created_at)
                      SELECT :tenant, gen_random_uuid(), now() FROM generate_series(1, :count)
                      RETURNING id
                    ), recipient AS (
                      INSERT INTO engagement.recipient (
                        tenant_id, id, enrollment_id, sequence_id, contact_id, current_step_id,
                        started_at, state, email, email_norm, variables)
                      SELECT :tenant, id, :enrollment, :sequence, id, :step, now(), 'queued',
                             id || '@example.org', id || '@example.org', '{}'
                        FROM contact
                      RETURNING id
                    )
                    INSERT INTO engagement.queue_item (
                      tenant_id, id, enrollment_id, recipient_id, sequence_id, step_id, due_at,
                      created_at, epoch, step_order, attempts, state)
                    SELECT :tenant, gen_random_uuid(), :enrollment, id, :sequence, :step,
                           :due + row_number() OVER () * interval '1 millisecond', now(), 0, 0, 0,
                           'Queued'
                      FROM recipient
                    """)
                .bind("tenant", tenant)
                .bind("enrollment", enrollment)
                .bind("sequence", sequence)
                .bind("step", step)
                .bind("due", firstDue)
                .bind("count", count)
                .execute());
  }

  /** Puts an enrollment into a state. */
  public void state(EnrollmentId enrollment, EnrollmentState state) {
    run(handle -> state(handle, enrollment, state));
  }

  /** Puts an enrollment into a state, in the unit of work that is open. */
  public void stateInUnit(EnrollmentId enrollment, EnrollmentState state) {
    state(session.handle(tenant), enrollment, state);
  }

  private void state(Handle handle, EnrollmentId enrollment, EnrollmentState state) {
    handle
        .createUpdate(
            """
            UPDATE engagement.enrollment
               SET state = :state, resumes_to = CASE WHEN :state = 'paused' THEN 'queued' END
             WHERE tenant_id = :tenant AND id = :enrollment
            """)
        .bind("tenant", tenant)
        .bind("enrollment", enrollment)
        .bind("state", state)
        .execute();
  }

  private void run(Consumer<Handle> work) {
    session
        .unitOfWork()
        .inOne(
            tenant,
            () -> {
              work.accept(session.handle(tenant));
              return true;
            });
  }
}
