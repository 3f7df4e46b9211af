package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Brings forward waiting items that a reason keeps back. They are found enrollment by enrollment
 * behind what is due, in no order, so that neither those brought forward before nor all that wait
 * are read; then they are locked in the order of their ids.
 */
final class KeptBackItems {

  private static final String FROM_ALL_SEQUENCES = "";
  private static final String FROM_ONE_SEQUENCE = "AND e.sequence_id = :sequence";

  private static final String BRING_FORWARD =
      """
      WITH candidate AS MATERIALIZED (
        SELECT kept.id
          FROM engagement.enrollment e
         CROSS JOIN LATERAL (
           SELECT q.id
             FROM engagement.queue_item q
            WHERE q.tenant_id = :tenant
              AND q.enrollment_id = e.id
              AND q.finished_at IS NULL
              AND q.due_at > :now
              AND q.state = ANY (:states)
              AND q.reason = ANY (:reasons)
            LIMIT :limit
         ) kept
         WHERE e.tenant_id = :tenant
           %s
         LIMIT :limit
      ), locked AS MATERIALIZED (
        SELECT q.id
          FROM engagement.queue_item q
         WHERE q.tenant_id = :tenant
           AND q.id = ANY (ARRAY(SELECT id FROM candidate))
           AND q.due_at > :now
           AND q.state = ANY (:states)
           AND q.reason = ANY (:reasons)
         ORDER BY q.id
           FOR NO KEY UPDATE
      ), brought AS (
        UPDATE engagement.queue_item q
           SET due_at = :now
          FROM locked
         WHERE q.tenant_id = :tenant
           AND q.id = locked.id
        RETURNING q.enrollment_id
      )
      SELECT CAST(NULL AS uuid) AS enrollment_id, count(*) AS items FROM candidate
      UNION ALL
      SELECT enrollment_id, count(*) FROM brought GROUP BY enrollment_id
      """;

  /** How many were found, and how many of these nobody else had changed meanwhile. */
  private record Found(int candidates, Map<EnrollmentId, Integer> brought) {

    int sum() {
      return brought.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private final Session session;
  private final TenantId tenant;

  KeptBackItems(Session session, TenantId tenant) {
    this.session = session;
    this.tenant = tenant;
  }

  int bringForward(
      Set<QueueItemState> states,
      Set<ReasonCode> reasons,
      Optional<SequenceId> sequence,
      Instant now,
      int limit) {
    Set<EnrollmentId> touched = new HashSet<>();
    int brought = 0;
    Found found;
    do {
      found =
          found(
              query(sequence)
                  .bindArray("states", QueueItemState.class, states)
                  .bindArray("reasons", ReasonCode.class, reasons)
                  .bind("now", now)
                  .bind("limit", limit - brought));
      touched.addAll(found.brought().keySet());
      brought += found.sum();
    } while (found.sum() < found.candidates());
    wake(touched, now);
    return brought;
  }

  private Query query(Optional<SequenceId> sequence) {
    Handle handle = session.handle(tenant);
    String filter = sequence.isPresent() ? FROM_ONE_SEQUENCE : FROM_ALL_SEQUENCES;
    Query query = handle.createQuery(BRING_FORWARD.formatted(filter)).bind("tenant", tenant);
    sequence.ifPresent(id -> query.bind("sequence", id));
    return query;
  }

  private static Found found(Query query) {
    Map<Optional<EnrollmentId>, Integer> items =
        query
            .map(
                row ->
                    Map.entry(
                        Rows.optional(row, "enrollment_id", EnrollmentId.class),
                        row.getColumn("items", Integer.class)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    int candidates = items.remove(Optional.<EnrollmentId>empty());
    Map<EnrollmentId, Integer> brought = new HashMap<>();
    items.forEach((enrollment, count) -> brought.put(enrollment.orElseThrow(), count));
    return new Found(candidates, brought);
  }

  private void wake(Set<EnrollmentId> enrollments, Instant now) {
    new JdbiWorkSchedule(session)
        .wake(
            tenant, enrollments.stream().collect(Collectors.toMap(Function.identity(), id -> now)));
  }
}
