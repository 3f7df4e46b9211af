package dev.engagement.adapter.jdbi.template;

import static java.util.stream.Collectors.toMap;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Json;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.template.TemplateStore;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Update;

final class JdbiTemplateStore implements TemplateStore {

  private static final String ADD =
      """
      WITH added AS (
          INSERT INTO engagement.template
            (tenant_id, id, name, state, revision, created_at, updated_at, version)
          VALUES (:tenant, :id, :name, :state, :revision, :createdAt, :updatedAt, 0)
          ON CONFLICT (tenant_id, id) DO NOTHING
          RETURNING id, revision
      )
      INSERT INTO engagement.template_revision
        (tenant_id, template_id, revision, subject, body, defaults, variables)
      SELECT :tenant, added.id, added.revision, :subject, :body,
             CAST(:defaults AS jsonb), CAST(:variables AS jsonb)
        FROM added
      """;

  private static final String FIND_ALL =
      """
      SELECT t.tenant_id, t.id, t.name, t.state, t.revision, t.created_at, t.updated_at, t.version,
             r.subject, r.body, r.defaults, r.variables
        FROM engagement.template t
        JOIN engagement.template_revision r
          ON r.tenant_id = t.tenant_id AND r.template_id = t.id AND r.revision = t.revision
       WHERE t.tenant_id = :tenant
         AND r.tenant_id = :tenant
         AND t.id = ANY (:ids)
      """;

  private static final String LIST =
      """
      SELECT t.tenant_id, t.id, t.name, t.state, t.revision, t.created_at, t.updated_at, t.version,
             r.subject, r.body, r.defaults, r.variables
        FROM engagement.template t
        JOIN engagement.template_revision r
          ON r.tenant_id = t.tenant_id AND r.template_id = t.id AND r.revision = t.revision
       WHERE t.tenant_id = :tenant
         AND r.tenant_id = :tenant
         AND t.state <> :archived
         AND t.id > :after
       ORDER BY t.id
       LIMIT :limit
      """;

  private static final String UPDATE =
      """
      WITH changed AS (
          UPDATE engagement.template
             SET name = :name,
                 state = :state,
                 revision = :revision,
                 updated_at = :updatedAt,
                 version = version + 1
           WHERE tenant_id = :tenant
             AND id = :id
             AND version = :version
          RETURNING id, revision
      )
      INSERT INTO engagement.template_revision
        (tenant_id, template_id, revision, subject, body, defaults, variables)
      SELECT :tenant, changed.id, changed.revision, :subject, :body,
             CAST(:defaults AS jsonb), CAST(:variables AS jsonb)
        FROM changed
      ON CONFLICT (tenant_id, template_id, revision) DO UPDATE
         SET subject = excluded.subject,
             body = excluded.body,
             defaults = excluded.defaults,
             variables = excluded.variables
      """;

  private static final String REMOVE =
      """
      WITH removed AS (
          DELETE FROM engagement.template
           WHERE tenant_id = :tenant
             AND id = :id
             AND version = :version
          RETURNING id
      )
      DELETE FROM engagement.template_revision r
       USING removed
       WHERE r.tenant_id = :tenant
         AND r.template_id = removed.id
      """;

  private final Session session;

  JdbiTemplateStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(Template template) {
    if (bound(ADD, template).execute() == 0) {
      throw new EngagementException(ErrorCode.DUPLICATE, "there is a template with this id");
    }
  }

  @Override
  public Optional<Template> find(TenantId tenant, TemplateId id) {
    return Optional.ofNullable(findAll(tenant, List.of(id)).get(id));
  }

  @Override
  public Map<TemplateId, Template> findAll(TenantId tenant, Collection<TemplateId> ids) {
    return Columns.of(ids)
        .uuids("ids", TemplateId::value)
        .bindTo(session.handle(tenant).createQuery(FIND_ALL))
        .bind("tenant", tenant)
        .map(JdbiTemplateStore::toTemplate)
        .stream()
        .collect(toMap(Template::id, Function.identity()));
  }

  @Override
  public Page<Template> list(TenantId tenant, PageRequest page) {
    return Rows.page(
        session
            .handle(tenant)
            .createQuery(LIST)
            .bind("tenant", tenant)
            .bind("archived", TemplateState.ARCHIVED),
        page,
        JdbiTemplateStore::toTemplate);
  }

  @Override
  public Template update(Template template) {
    if (bound(UPDATE, template).bind("version", template.version()).execute() == 0) {
      throw stale(template);
    }
    return new Template(
        template.tenant(),
        template.id(),
        template.name(),
        template.content(),
        template.state(),
        template.revision(),
        template.variables(),
        template.createdAt(),
        template.updatedAt(),
        template.version() + 1);
  }

  @Override
  public void remove(Template template) {
    int removed =
        session
            .handle(template.tenant())
            .createUpdate(REMOVE)
            .bind("tenant", template.tenant())
            .bind("id", template.id())
            .bind("version", template.version())
            .execute();
    if (removed == 0) {
      throw stale(template);
    }
  }

  private Update bound(String sql, Template template) {
    return session
        .handle(template.tenant())
        .createUpdate(sql)
        .bind("tenant", template.tenant())
        .bind("id", template.id())
        .bind("name", template.name())
        .bind("state", template.state())
        .bind("revision", template.revision())
        .bind("createdAt", template.createdAt())
        .bind("updatedAt", template.updatedAt())
        .bind("subject", template.content().subject())
        .bind("body", template.content().body())
        .bind("defaults", Json.write(template.content().defaults()))
        .bind("variables", Json.write(template.variables()));
  }

  private static EngagementException stale(Template template) {
    return new EngagementException(
        ErrorCode.STALE_VERSION, "another writer changed template " + template.id());
  }

  private static Template toTemplate(RowView row) {
    return new Template(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", TemplateId.class),
        row.getColumn("name", String.class),
        new TemplateContent(
            row.getColumn("subject", String.class),
            row.getColumn("body", String.class),
            Json.map(row.getColumn("defaults", String.class))),
        row.getColumn("state", TemplateState.class),
        row.getColumn("revision", Integer.class),
        Json.texts(row.getColumn("variables", String.class)),
        row.getColumn("created_at", Instant.class),
        row.getColumn("updated_at", Instant.class),
        row.getColumn("version", Long.class));
  }
}
