package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

final class JdbiRecipientStore implements RecipientStore {

  private static final String SELECT =
      """
      SELECT r.tenant_id, r.id, r.enrollment_id, r.sequence_id, r.contact_id, r.current_step_id,
             r.next_run_at, r.started_at, r.finished_at, r.state, r.end_reason, r.email,
             r.email_norm, r.first_name, r.last_name, r.timezone, r.variables
        FROM engagement.recipient r
       WHERE r.tenant_id = :tenant
      """;

  private static final String BY_IDS = SELECT + " AND r.id = ANY (:ids) ORDER BY r.id";

  // Not FOR UPDATE: that would wait for everyone who only refers to the recipient.
  private static final String LOCK = BY_IDS + " FOR NO KEY UPDATE";

  private static final String LOCK_KNOWN =
      """
      SELECT r.id, r.state, r.end_reason, r.current_step_id, r.next_run_at, r.finished_at
        FROM engagement.recipient r
       WHERE r.tenant_id = :tenant
         AND r.id = ANY (:ids)
       ORDER BY r.id
         FOR NO KEY UPDATE
      """;

  private static final String LIST =
      SELECT + " AND r.enrollment_id = :enrollment AND r.id > :after ORDER BY r.id LIMIT :limit";

  private static final String UNFINISHED_OF_ENROLLMENT =
      """
      SELECT id
        FROM engagement.recipient
       WHERE tenant_id = :tenant
         AND enrollment_id = :enrollment
         AND finished_at IS NULL
         AND id > :after
       ORDER BY id
       LIMIT :limit
      """;

  private static final String UNFINISHED_WITH_ADDRESS =
      """
      SELECT id
        FROM engagement.recipient
       WHERE tenant_id = :tenant
         AND email_norm = :email
         AND finished_at IS NULL
       ORDER BY id
      """;

  private static final String LACKING_ITEM =
      SELECT
          + """
             AND r.enrollment_id = :enrollment
             AND r.finished_at IS NULL
             AND r.current_step_id IS NOT NULL
             AND r.id > :after
             AND NOT EXISTS (
                   SELECT FROM engagement.queue_item i
                    WHERE i.tenant_id = :tenant
                      AND i.recipient_id = r.id
                      AND i.step_id = r.current_step_id)
           ORDER BY r.id
           LIMIT :limit
          """;

  private final Session session;

  JdbiRecipientStore(Session session) {
    this.session = session;
  }

  @Override
  public Map<RecipientId, Admission> add(TenantId tenant, List<Recipient> recipients) {
    return new RecipientAdmission(session.handle(tenant), tenant).add(recipients);
  }

  @Override
  public Optional<Recipient> find(TenantId tenant, RecipientId id) {
    return Optional.ofNullable(findAll(tenant, List.of(id)).get(id));
  }

  @Override
  public Map<RecipientId, Recipient> findAll(TenantId tenant, Collection<RecipientId> ids) {
    return byIds(BY_IDS, tenant, ids);
  }

  @Override
  public Map<RecipientId, Recipient> lock(TenantId tenant, Collection<RecipientId> ids) {
    return byIds(LOCK, tenant, ids);
  }

  @Override
  public Map<RecipientId, Recipient> lockKnown(TenantId tenant, Collection<Recipient> known) {
    Map<RecipientId, Recipient> before =
        known.stream().collect(Collectors.toMap(Recipient::id, Function.identity(), (a, b) -> a));
    return Columns.of(before.keySet())
        .uuids("ids", RecipientId::value)
        .bindTo(query(LOCK_KNOWN, tenant))
        .map((row, context) -> RecipientRows.known(row, before))
        .collect(Collectors.toMap(Recipient::id, Function.identity()));
  }

  private Map<RecipientId, Recipient> byIds(
      String sql, TenantId tenant, Collection<RecipientId> ids) {
    return Columns.of(ids)
        .uuids("ids", RecipientId::value)
        .bindTo(query(sql, tenant))
        .map(RecipientRows::recipient)
        .collect(Collectors.toMap(Recipient::id, Function.identity()));
  }

  @Override
  public Page<Recipient> list(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    return Rows.page(
        query(LIST, tenant).bind("enrollment", enrollment), page, RecipientRows::recipient);
  }

  @Override
  public List<RecipientId> unfinished(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    return Rows.page(
            query(UNFINISHED_OF_ENROLLMENT, tenant).bind("enrollment", enrollment),
            page,
            row -> row.getColumn("id", RecipientId.class))
        .items();
  }

  @Override
  public List<RecipientId> unfinished(TenantId tenant, EmailAddress address) {
    return query(UNFINISHED_WITH_ADDRESS, tenant)
        .bind("email", address.normalised())
        .mapTo(RecipientId.class)
        .list();
  }

  @Override
  public List<Recipient> lackingItem(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    return Rows.page(
            query(LACKING_ITEM, tenant).bind("enrollment", enrollment),
            page,
            RecipientRows::recipient)
        .items();
  }

  @Override
  public Set<RecipientId> move(TenantId tenant, List<RecipientMove> moves) {
    return new RecipientMoves(session.handle(tenant), tenant).move(moves);
  }

  @Override
  public Ledger ledger(TenantId tenant, EnrollmentId enrollment) {
    return LedgerQuery.ledger(session.handle(tenant), tenant, enrollment);
  }

  private Query query(String sql, TenantId tenant) {
    return session.handle(tenant).createQuery(sql).bind("tenant", tenant);
  }
}
