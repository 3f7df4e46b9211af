package dev.engagement.adapter.jdbi.sequence;

import static java.util.stream.Collectors.toMap;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Json;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.SequenceStore;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Update;

final class JdbiSequenceStore implements SequenceStore {

  private static final String ADD =
      """
      WITH added AS (
          INSERT INTO engagement.sequence
            (tenant_id, id, name, goal, state, revision, settings, created_at, updated_at, version)
          VALUES (:tenant, :id, :name, :goal, :state, :revision, CAST(:settings AS jsonb),
            :createdAt, :updatedAt, 0)
          ON CONFLICT (tenant_id, id) DO NOTHING
          RETURNING id, revision
      )
      INSERT INTO engagement.sequence_revision
        (tenant_id, sequence_id, revision, identity_id, steps)
      SELECT :tenant, added.id, added.revision, :identity, CAST(:steps AS jsonb)
        FROM added
      """;

  private static final String FIND_ALL =
      """
      SELECT s.tenant_id, s.id, s.name, s.goal, s.state, s.settings, s.created_at, s.updated_at,
             s.version, r.revision, r.identity_id, r.steps
        FROM engagement.sequence s
        JOIN engagement.sequence_revision r
          ON r.tenant_id = s.tenant_id AND r.sequence_id = s.id AND r.revision = s.revision
       WHERE s.tenant_id = :tenant
         AND r.tenant_id = :tenant
         AND s.id = ANY (:ids)
      """;

  private static final String USE =
      "SELECT id FROM engagement.sequence WHERE tenant_id = :tenant AND id = :id FOR KEY SHARE";

  private static final String LOCK =
      "SELECT id FROM engagement.sequence WHERE tenant_id = :tenant AND id = :id FOR UPDATE";

  private static final String PLANS =
      """
      SELECT r.sequence_id, r.revision, r.identity_id, r.steps
        FROM unnest(:ids, :revisions) AS given (id, revision)
        JOIN engagement.sequence_revision r
          ON r.sequence_id = given.id AND r.revision = given.revision
       WHERE r.tenant_id = :tenant
         AND r.sequence_id = ANY (:ids)
      """;

  private static final String LIST =
      """
      SELECT s.tenant_id, s.id, s.name, s.goal, s.state, s.settings, s.created_at, s.updated_at,
             s.version, r.revision, r.identity_id, r.steps
        FROM engagement.sequence s
        JOIN engagement.sequence_revision r
          ON r.tenant_id = s.tenant_id AND r.sequence_id = s.id AND r.revision = s.revision
       WHERE s.tenant_id = :tenant
         AND r.tenant_id = :tenant
         AND s.state <> :archived
         AND s.id > :after
       ORDER BY s.id
       LIMIT :limit
      """;

  private static final String UPDATE =
      """
      WITH changed AS (
          UPDATE engagement.sequence
             SET name = :name,
                 goal = :goal,
                 state = :state,
                 revision = :revision,
                 settings = CAST(:settings AS jsonb),
                 updated_at = :updatedAt,
                 version = version + 1
           WHERE tenant_id = :tenant
             AND id = :id
             AND version = :version
          RETURNING id, revision
      )
      INSERT INTO engagement.sequence_revision
        (tenant_id, sequence_id, revision, identity_id, steps)
      SELECT :tenant, changed.id, changed.revision, :identity, CAST(:steps AS jsonb)
        FROM changed
      ON CONFLICT (tenant_id, sequence_id, revision) DO UPDATE
         SET identity_id = excluded.identity_id,
             steps = excluded.steps
      """;

  private static final String REMOVE =
      """
      WITH removed AS (
          DELETE FROM engagement.sequence
           WHERE tenant_id = :tenant
             AND id = :id
             AND version = :version
          RETURNING id
      )
      DELETE FROM engagement.sequence_revision r
       USING removed
       WHERE r.tenant_id = :tenant
         AND r.sequence_id = removed.id
      """;

  private final Session session;

  JdbiSequenceStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(Sequence sequence) {
    if (bound(ADD, sequence).execute() == 0) {
      throw new EngagementException(ErrorCode.DUPLICATE, "there is a sequence with this id");
    }
  }

  @Override
  public Optional<Sequence> find(TenantId tenant, SequenceId id) {
    return Optional.ofNullable(findAll(tenant, List.of(id)).get(id));
  }

  @Override
  public Optional<Sequence> findForUse(TenantId tenant, SequenceId id) {
    return locked(USE, tenant, id);
  }

  @Override
  public Optional<Sequence> lock(TenantId tenant, SequenceId id) {
    return locked(LOCK, tenant, id);
  }

  /**
   * The lock is waited for in a statement of its own, so that the next one sees what came of it.
   */
  private Optional<Sequence> locked(String lock, TenantId tenant, SequenceId id) {
    session
        .handle(tenant)
        .createQuery(lock)
        .bind("tenant", tenant)
        .bind("id", id)
        .mapTo(SequenceId.class)
        .findOne();
    return find(tenant, id);
  }

  @Override
  public Map<SequenceId, Sequence> findAll(TenantId tenant, Collection<SequenceId> ids) {
    return Columns.of(ids)
        .uuids("ids", SequenceId::value)
        .bindTo(session.handle(tenant).createQuery(FIND_ALL))
        .bind("tenant", tenant)
        .map(SequenceRows::toSequence)
        .stream()
        .collect(toMap(Sequence::id, Function.identity()));
  }

  @Override
  public Map<PlanReference, SequencePlan> plans(
      TenantId tenant, Collection<PlanReference> references) {
    return Columns.of(references)
        .uuids("ids", reference -> reference.sequence().value())
        .integers("revisions", PlanReference::revision)
        .bindTo(session.handle(tenant).createQuery(PLANS))
        .bind("tenant", tenant)
        .map(row -> Map.entry(SequenceRows.toReference(row), SequenceRows.toPlan(row)))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (same, again) -> same));
  }

  @Override
  public Page<Sequence> list(TenantId tenant, PageRequest page) {
    return Rows.page(
        session
            .handle(tenant)
            .createQuery(LIST)
            .bind("tenant", tenant)
            .bind("archived", SequenceState.ARCHIVED),
        page,
        SequenceRows::toSequence);
  }

  @Override
  public Sequence update(Sequence sequence) {
    if (bound(UPDATE, sequence).bind("version", sequence.version()).execute() == 0) {
      throw stale(sequence);
    }
    return new Sequence(
        sequence.tenant(),
        sequence.id(),
        sequence.name(),
        sequence.goal(),
        sequence.state(),
        sequence.plan(),
        sequence.settings(),
        sequence.createdAt(),
        sequence.updatedAt(),
        sequence.version() + 1);
  }

  @Override
  public void remove(Sequence sequence) {
    int removed =
        session
            .handle(sequence.tenant())
            .createUpdate(REMOVE)
            .bind("tenant", sequence.tenant())
            .bind("id", sequence.id())
            .bind("version", sequence.version())
            .execute();
    if (removed == 0) {
      throw stale(sequence);
    }
  }

  private Update bound(String sql, Sequence sequence) {
    return session
        .handle(sequence.tenant())
        .createUpdate(sql)
        .bind("tenant", sequence.tenant())
        .bind("id", sequence.id())
        .bind("name", sequence.name())
        .bind("goal", sequence.goal())
        .bind("state", sequence.state())
        .bind("revision", sequence.plan().revision())
        .bind("settings", Json.write(SettingsDocument.of(sequence.settings())))
        .bind("createdAt", sequence.createdAt())
        .bind("updatedAt", sequence.updatedAt())
        .bind("identity", sequence.plan().identity())
        .bind("steps", Json.write(StepDocument.of(sequence.plan().steps())));
  }

  private static EngagementException stale(Sequence sequence) {
    return new EngagementException(
        ErrorCode.STALE_VERSION, "another writer changed sequence " + sequence.id());
  }
}
