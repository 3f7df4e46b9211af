package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Written;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.tenant.TenantId;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Moves recipients, and opens finished ones again where their address is still free. */
final class RecipientMoves {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String BEFORE_REOPENING = "before_reopening";
  private static final int ATTEMPTS = 10;

  private static final String UPDATE =
      """
      UPDATE engagement.recipient r
         SET state = m.state,
             end_reason = m.end_reason,
             current_step_id = m.current_step_id,
             next_run_at = m.next_run_at,
             finished_at = m.finished_at
        FROM unnest(:ids, :from, :states, :endReasons, :steps, :nextRunAt, :finishedAt)
          AS m (id, from_state, state, end_reason, current_step_id, next_run_at, finished_at)
       WHERE r.tenant_id = :tenant
         AND r.id = m.id
         AND r.state = m.from_state
      """;

  private static final String MOVE = Written.sql(UPDATE + " RETURNING r.id");

  /** Of several with the same address, the first one is opened again. */
  private static final String REOPEN =
      Written.sql(
          UPDATE
              + """
         AND r.id = ANY (ARRAY(
               SELECT DISTINCT ON (f.email_norm, f.sequence_id) f.id
                 FROM unnest(:ids, :from) WITH ORDINALITY AS g (id, from_state, place)
                 JOIN engagement.recipient f
                   ON f.tenant_id = :tenant AND f.id = g.id AND f.state = g.from_state
                WHERE NOT EXISTS (
                        SELECT FROM engagement.recipient o
                         WHERE o.tenant_id = :tenant
                           AND o.email_norm = f.email_norm
                           AND o.sequence_id = f.sequence_id
                           AND o.finished_at IS NULL)
                ORDER BY f.email_norm, f.sequence_id, g.place))
      RETURNING r.id
      """);

  private final Handle handle;
  private final TenantId tenant;

  RecipientMoves(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  Set<RecipientId> move(List<RecipientMove> moves) {
    Map<Boolean, List<RecipientMove>> byReopening =
        moves.stream().collect(Collectors.partitioningBy(RecipientMoves::reopens));
    Set<RecipientId> moved = new HashSet<>();
    if (!byReopening.get(false).isEmpty()) {
      moved.addAll(execute(MOVE, byReopening.get(false)));
    }
    if (!byReopening.get(true).isEmpty()) {
      moved.addAll(reopen(byReopening.get(true)));
    }
    return moved;
  }

  private static boolean reopens(RecipientMove move) {
    return move.from().isFinished() && !move.after().state().isFinished();
  }

  private Set<RecipientId> reopen(List<RecipientMove> moves) {
    Optional<Set<RecipientId>> reopened = Optional.empty();
    for (int attempt = 1; reopened.isEmpty(); attempt++) {
      reopened = tryToReopen(moves, attempt == ATTEMPTS);
    }
    return reopened.get();
  }

  /** Returns empty if another unit of work took one of the addresses at the same time. */
  private Optional<Set<RecipientId>> tryToReopen(List<RecipientMove> moves, boolean lastAttempt) {
    handle.savepoint(BEFORE_REOPENING);
    try {
      Set<RecipientId> reopened = execute(REOPEN, moves);
      handle.releaseSavepoint(BEFORE_REOPENING);
      return Optional.of(reopened);
    } catch (UnableToExecuteStatementException refused) {
      if (lastAttempt || !isTaken(refused)) {
        throw refused;
      }
      handle.rollbackToSavepoint(BEFORE_REOPENING);
      return Optional.empty();
    }
  }

  private static boolean isTaken(UnableToExecuteStatementException refused) {
    return refused.getCause() instanceof SQLException cause
        && UNIQUE_VIOLATION.equals(cause.getSQLState());
  }

  private Set<RecipientId> execute(String sql, List<RecipientMove> moves) {
    Query statement = columns(moves).bindTo(handle.createQuery(sql)).bind("tenant", tenant);
    return Written.execute(statement, moves, move -> move.after().id(), RecipientId::new);
  }

  private static Columns<RecipientMove> columns(List<RecipientMove> moves) {
    return Columns.of(moves)
        .uuids("ids", move -> move.after().id().value())
        .texts("from", move -> move.from().code())
        .texts("states", move -> move.after().state().code())
        .texts("endReasons", move -> move.after().endReason().map(EndReason::code).orElse(null))
        .uuids("steps", move -> move.after().currentStep().map(StepId::value).orElse(null))
        .instants("nextRunAt", move -> move.after().nextRunAt().orElse(null))
        .instants("finishedAt", move -> move.after().finishedAt().orElse(null));
  }
}
