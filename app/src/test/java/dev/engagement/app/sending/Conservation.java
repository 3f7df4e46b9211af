package dev.engagement.app.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Ledger;

/** What must hold after every scenario, whatever happened in it. */
final class Conservation {

  private static final String MISCOUNTED =
      """
      SELECT count(*)
        FROM engagement.enrollment e
        JOIN LATERAL (
          SELECT count(*) AS accepted,
                 count(*) FILTER (WHERE r.finished_at IS NULL) AS unfinished,
                 count(*) FILTER (WHERE r.state = 'sent') AS completed
            FROM engagement.recipient r
           WHERE r.tenant_id = e.tenant_id AND r.enrollment_id = e.id) c ON true
       WHERE e.accepted <> c.accepted
          OR e.unfinished <> c.unfinished
          OR e.completed <> c.completed
      """;

  /** An item that was given up and confirmed later has both entries, each once. */
  private static final String MISTOLD =
      """
      WITH told AS (
        SELECT i.state,
               count(*) FILTER (WHERE a.type IN ('sent', 'confirmed')) AS sent,
               count(*) FILTER (WHERE a.type = 'failed') AS failed,
               count(*) FILTER (WHERE a.type = 'parked') AS parked,
               count(*) FILTER (WHERE a.type = 'unconfirmed') AS unconfirmed
          FROM engagement.queue_item i
          LEFT JOIN engagement.audit_entry a
            ON a.tenant_id = i.tenant_id
           AND a.entity_type = 'queue_item'
           AND a.entity_id = i.id
         GROUP BY i.tenant_id, i.id, i.state)
      SELECT count(*)
        FROM told
       WHERE sent <> (state = 'Sent')::int
          OR failed <> (state = 'Failed')::int
          OR parked > 1
          OR (state = 'Parked' AND (parked <> 1 OR unconfirmed = 0))
          OR (state = 'Unconfirmed' AND unconfirmed = 0)
      """;

  private static final String WITHOUT_MESSAGE =
      """
      SELECT count(*)
        FROM engagement.queue_item i
       WHERE i.state IN ('Sent', 'Unconfirmed', 'Parked')
         AND NOT EXISTS (
           SELECT FROM engagement.message m
            WHERE m.tenant_id = i.tenant_id AND m.item_id = i.id)
      """;

  private final LiveWorld world;
  private final Rows rows;

  private Conservation(Lab lab) {
    this.world = lab.world();
    this.rows = lab.rows();
  }

  static void check(Lab lab) {
    Conservation conservation = new Conservation(lab);
    conservation.world.enrollments().forEach(conservation::balances);
    assertThat(conservation.rows.number(MISCOUNTED)).as("enrollments that count wrongly").isZero();
    assertThat(conservation.rows.number(MISTOLD)).as("items told of wrongly").isZero();
    assertThat(conservation.rows.number(WITHOUT_MESSAGE)).as("mails without a message").isZero();
  }

  private void balances(Enrollment enrollment) {
    Ledger ledger = world.engine().enrollments().ledger(enrollment.tenant(), enrollment.id());
    assertThat(ledger.balances()).as("%s", ledger).isTrue();
    assertThat(ledger.enrolled()).isEqualTo(enrollment.accepted());
  }
}
