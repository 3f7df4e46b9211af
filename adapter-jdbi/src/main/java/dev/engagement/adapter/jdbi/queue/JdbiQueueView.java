package dev.engagement.adapter.jdbi.queue;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.queue.DuePosition;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueDepth;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueView;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

final class JdbiQueueView implements QueueView {

  /** Before every item, for a list that has no place to begin behind. */
  private static final DuePosition START =
      new DuePosition(Instant.parse("0001-01-01T00:00:00Z"), new QueueItemId(new UUID(0, 0)));

  private static final String SELECT =
      "SELECT "
          + ItemRows.COLUMNS
          + """
        FROM engagement.queue_item q
       WHERE q.tenant_id = :tenant
      """;

  private static final String FIND = SELECT + " AND q.id = :id";

  /** Names the predicate of the index over all items of an enrollment. */
  private static final String OF_ENROLLMENT =
      " AND q.enrollment_id = :enrollment AND q.step_order >= 0";

  /** Names the predicate of the index over what is not settled. */
  private static final String UNSETTLED =
      " AND q.enrollment_id = :enrollment AND q.finished_at IS NULL";

  private static final String LIST =
      SELECT + OF_ENROLLMENT + " AND q.id > :after ORDER BY q.id LIMIT :limit";

  private static final String IN_STATES =
      " AND q.state = ANY (:states) AND (q.due_at, q.id) > (:afterDue, :afterId)";

  /** A limit that the planner cannot see: then it reads in order, and does not sort all first. */
  private static final String IN_CLAIM_ORDER =
      " ORDER BY q.due_at, q.id LIMIT (SELECT CAST(:limit AS integer))";

  private static final String DUE =
      """
      WITH open_enrollment AS MATERIALIZED (
        SELECT e.id AS enrollment_id
          FROM (SELECT id AS enrollment_id
                  FROM engagement.enrollment
                 WHERE tenant_id = :tenant) d
      """
          + OpenEnrollments.JOIN
          + """
      )
      SELECT
      """
          + ItemRows.COLUMNS
          + """
        FROM open_enrollment o
       CROSS JOIN LATERAL (
      """
          + SELECT
          + """
           AND q.enrollment_id = o.enrollment_id
           AND q.finished_at IS NULL
           AND q.state = ANY (:states)
           AND q.due_at <= :now
           AND (q.due_at, q.id) > (:afterDue, :afterId)
      """
          + IN_CLAIM_ORDER
          + """
       ) q
       ORDER BY q.due_at, q.id
       LIMIT :limit
      """;

  /** Reads the list of them, so that it finds few among however many that wait. */
  private static final String DUE_UNCONFIRMED =
      "SELECT "
          + ItemRows.COLUMNS
          + """
        FROM engagement.unconfirmed_item d
        JOIN engagement.queue_item q ON q.tenant_id = :tenant AND q.id = d.item_id
      """
          + OpenEnrollments.JOIN
          + """
       WHERE d.tenant_id = :tenant
         AND d.due_at <= :now
         AND (d.due_at, d.item_id) > (:afterDue, :afterId)
         AND q.state = ANY (:states)
       ORDER BY d.due_at, d.item_id
       LIMIT :limit
      """;

  private static final String RECIPIENTS_WITH =
      """
      SELECT DISTINCT q.recipient_id
        FROM engagement.queue_item q
       WHERE q.tenant_id = :tenant
         AND q.recipient_id = ANY (:recipients)
         AND q.state = ANY (:states)
      """;

  private static final String COUNTS =
      """
      SELECT q.state, count(*) AS items
        FROM engagement.queue_item q
       WHERE q.tenant_id = :tenant
      """
          + OF_ENROLLMENT
          + " GROUP BY q.state";

  private final Session session;

  JdbiQueueView(Session session) {
    this.session = session;
  }

  @Override
  public Optional<QueueItem> find(TenantId tenant, QueueItemId id) {
    return query(FIND, tenant).bind("id", id).map(ItemRows::item).findOne();
  }

  @Override
  public Page<QueueItem> list(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    return Rows.page(query(LIST, tenant).bind("enrollment", enrollment), page, ItemRows::item);
  }

  @Override
  public List<QueueItem> inStates(
      TenantId tenant,
      EnrollmentId enrollment,
      Set<QueueItemState> states,
      Optional<DuePosition> after,
      int limit) {
    boolean settled = states.stream().anyMatch(QueueItemState::isSettled);
    String sql = SELECT + (settled ? OF_ENROLLMENT : UNSETTLED) + IN_STATES + IN_CLAIM_ORDER;
    return inClaimOrder(query(sql, tenant).bind("enrollment", enrollment), states, after, limit);
  }

  @Override
  public List<QueueItem> due(
      TenantId tenant,
      OpenScopes open,
      Set<QueueItemState> states,
      Instant now,
      Optional<DuePosition> after,
      int limit) {
    boolean unconfirmed = states.equals(Set.of(QueueItemState.UNCONFIRMED));
    Query query = query(unconfirmed ? DUE_UNCONFIRMED : DUE, tenant);
    OpenEnrollments.bindTo(query, open).bind("now", now);
    return inClaimOrder(query, states, after, limit);
  }

  private static List<QueueItem> inClaimOrder(
      Query query, Set<QueueItemState> states, Optional<DuePosition> after, int limit) {
    DuePosition place = after.orElse(START);
    return query
        .bindArray("states", QueueItemState.class, states)
        .bind("afterDue", place.dueAt())
        .bind("afterId", place.id())
        .bind("limit", limit)
        .map(ItemRows::item)
        .list();
  }

  @Override
  public Set<RecipientId> recipientsWith(
      TenantId tenant, Collection<RecipientId> recipients, Set<QueueItemState> states) {
    return Columns.of(recipients)
        .uuids("recipients", RecipientId::value)
        .bindTo(query(RECIPIENTS_WITH, tenant))
        .bindArray("states", QueueItemState.class, states)
        .mapTo(RecipientId.class)
        .collect(toSet());
  }

  @Override
  public Map<QueueItemState, Long> counts(TenantId tenant, EnrollmentId enrollment) {
    return query(COUNTS, tenant)
        .bind("enrollment", enrollment)
        .map(
            row ->
                Map.entry(
                    row.getColumn("state", QueueItemState.class),
                    row.getColumn("items", Long.class)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public QueueDepth depth(TenantId tenant, Instant now) {
    return DepthQuery.depth(session.handle(tenant), tenant, now);
  }

  private Query query(String sql, TenantId tenant) {
    return session.handle(tenant).createQuery(sql).bind("tenant", tenant);
  }
}
