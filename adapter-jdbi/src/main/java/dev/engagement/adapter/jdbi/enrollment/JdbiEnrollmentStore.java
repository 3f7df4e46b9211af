package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.EnrollmentStore;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

final class JdbiEnrollmentStore implements EnrollmentStore {

  private static final String INSERT =
      """
      INSERT INTO engagement.enrollment (
        tenant_id, id, sequence_id, revision, name, state, resumes_to, accepted, refused,
        unfinished, completed, created_at, updated_at, finished_at, version)
      SELECT :tenant, n.id, n.sequence_id, n.revision, n.name, n.state, n.resumes_to, n.accepted,
             n.refused, n.unfinished, n.completed, n.created_at, n.updated_at, n.finished_at,
             n.version
        FROM unnest(:ids, :sequences, :revisions, :names, :states, :resumesTo, :accepted,
                    :refused, :open, :completed, :createdAt, :updatedAt, :finishedAt, :versions)
          AS n (id, sequence_id, revision, name, state, resumes_to, accepted, refused,
                unfinished, completed, created_at, updated_at, finished_at, version)
      """;

  private static final String SELECT =
      """
      SELECT tenant_id, id, sequence_id, revision, name, state, resumes_to, accepted, refused,
             unfinished, completed, created_at, updated_at, finished_at, version
        FROM engagement.enrollment
       WHERE tenant_id = :tenant
      """;

  private static final String BY_IDS = SELECT + " AND id = ANY (:ids) ORDER BY id";

  // Not FOR UPDATE: that would wait for everyone who only refers to the enrollment.
  private static final String LOCK = BY_IDS + " FOR NO KEY UPDATE";

  private static final String EXISTS =
      """
      SELECT EXISTS (
        SELECT FROM engagement.enrollment
         WHERE tenant_id = :tenant AND sequence_id = :sequence AND state = ANY (:states))
      """;

  /** The ids are said twice: a join alone might be planned as reading all of the tenant's. */
  private static final String UPDATE =
      """
      WITH expected AS MATERIALIZED (
        SELECT e.id
          FROM engagement.enrollment e
          JOIN unnest(:ids, :versions) AS n (id, version) ON n.id = e.id AND n.version = e.version
         WHERE e.tenant_id = :tenant
           AND e.id = ANY (:ids)
         ORDER BY e.id
           FOR NO KEY UPDATE OF e
      )
      UPDATE engagement.enrollment e
         SET name = n.name,
             state = n.state,
             resumes_to = n.resumes_to,
             accepted = n.accepted,
             refused = n.refused,
             unfinished = n.unfinished,
             completed = n.completed,
             updated_at = n.updated_at,
             finished_at = n.finished_at,
             version = n.version + 1
        FROM unnest(:ids, :names, :states, :resumesTo, :accepted, :refused, :open, :completed,
                    :updatedAt, :finishedAt, :versions)
          AS n (id, name, state, resumes_to, accepted, refused, unfinished, completed,
                updated_at, finished_at, version)
       WHERE e.tenant_id = :tenant
         AND e.id = ANY (:ids)
         AND e.id = n.id
         AND e.version = n.version
         AND (SELECT count(*) FROM expected) = :count
      """;

  private final Session session;

  JdbiEnrollmentStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(Enrollment enrollment) {
    EnrollmentRows.columns(enrollment)
        .bindTo(session.handle(enrollment.tenant()).createUpdate(INSERT))
        .bind("tenant", enrollment.tenant())
        .execute();
  }

  @Override
  public Optional<Enrollment> find(TenantId tenant, EnrollmentId id) {
    return Optional.ofNullable(findAll(tenant, List.of(id)).get(id));
  }

  @Override
  public Map<EnrollmentId, Enrollment> findAll(TenantId tenant, Collection<EnrollmentId> ids) {
    return byIds(BY_IDS, tenant, ids);
  }

  @Override
  public Map<EnrollmentId, Enrollment> lock(TenantId tenant, Collection<EnrollmentId> ids) {
    return byIds(LOCK, tenant, ids);
  }

  private Map<EnrollmentId, Enrollment> byIds(
      String sql, TenantId tenant, Collection<EnrollmentId> ids) {
    return Columns.of(ids)
        .uuids("ids", EnrollmentId::value)
        .bindTo(query(sql, tenant))
        .map(EnrollmentRows::enrollment)
        .collect(Collectors.toMap(Enrollment::id, Function.identity()));
  }

  @Override
  public Page<Enrollment> list(TenantId tenant, EnrollmentFilter filter, PageRequest page) {
    StringBuilder sql = new StringBuilder(SELECT);
    filter.sequence().ifPresent(sequence -> sql.append(" AND sequence_id = :sequence"));
    filter.state().ifPresent(state -> sql.append(" AND state = :state"));
    Query query = query(sql.append(" AND id > :after ORDER BY id LIMIT :limit").toString(), tenant);
    filter.sequence().ifPresent(sequence -> query.bind("sequence", sequence));
    filter.state().ifPresent(state -> query.bind("state", state));
    return Rows.page(query, page, EnrollmentRows::enrollment);
  }

  @Override
  public boolean exists(TenantId tenant, SequenceId sequence, Set<EnrollmentState> states) {
    return query(EXISTS, tenant)
        .bind("sequence", sequence)
        .bindArray("states", EnrollmentState.class, states)
        .mapTo(Boolean.class)
        .one();
  }

  private Query query(String sql, TenantId tenant) {
    return session.handle(tenant).createQuery(sql).bind("tenant", tenant);
  }

  @Override
  public List<Enrollment> update(TenantId tenant, List<Enrollment> enrollments) {
    int written =
        EnrollmentRows.changing(enrollments)
            .bindTo(session.handle(tenant).createUpdate(UPDATE))
            .bind("tenant", tenant)
            .bind("count", enrollments.size())
            .execute();
    if (written != enrollments.size()) {
      throw new EngagementException(
          ErrorCode.STALE_VERSION, "another writer changed the enrollment meanwhile");
    }
    return enrollments.stream().map(JdbiEnrollmentStore::next).toList();
  }

  private static Enrollment next(Enrollment enrollment) {
    return new Enrollment(
        enrollment.tenant(),
        enrollment.id(),
        enrollment.plan(),
        enrollment.name(),
        enrollment.state(),
        enrollment.resumesTo(),
        enrollment.accepted(),
        enrollment.refused(),
        enrollment.open(),
        enrollment.completed(),
        enrollment.createdAt(),
        enrollment.updatedAt(),
        enrollment.finishedAt(),
        enrollment.version() + 1);
  }
}
