package dev.engagement.adapter.jdbi.tenant;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.TenantStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.result.RowView;

/** Reaches the register through functions, which find the tenant in the open unit of work. */
final class JdbiTenantStore implements TenantStore {

  private static final String ADD =
      "SELECT engagement_global.customer_add(:name, :timezone, :createdAt)";

  private static final String FIND =
      "SELECT id, name, timezone, created_at FROM engagement_global.customer_find()";

  private static final String LIST =
      """
      SELECT id, name, timezone, created_at
        FROM engagement_global.customer_page(:after, :limit)
       ORDER BY id
      """;

  private static final String DAYS_OFF =
      "SELECT unnest(days) AS day FROM engagement.days_off WHERE tenant_id = :tenant";

  private static final String SET_DAYS_OFF =
      """
      INSERT INTO engagement.days_off (tenant_id, days)
      VALUES (:tenant, CAST(:days AS date[]))
      ON CONFLICT (tenant_id) DO UPDATE SET days = excluded.days
      """;

  private final Session session;

  JdbiTenantStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(Tenant tenant) {
    boolean added =
        session
            .handle(tenant.id())
            .createQuery(ADD)
            .bind("name", tenant.name())
            .bind("timezone", tenant.timezone())
            .bind("createdAt", tenant.createdAt())
            .mapTo(Boolean.class)
            .one();
    if (!added) {
      throw new EngagementException(ErrorCode.DUPLICATE, "there is a customer with this id");
    }
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return session.handle(id).createQuery(FIND).map(JdbiTenantStore::toTenant).findOne();
  }

  @Override
  public Set<LocalDate> daysOff(TenantId tenant) {
    return session
        .handle(tenant)
        .createQuery(DAYS_OFF)
        .bind("tenant", tenant)
        .mapTo(LocalDate.class)
        .set();
  }

  @Override
  public void setDaysOff(TenantId tenant, Set<LocalDate> days) {
    Columns.of(days)
        .texts("days", LocalDate::toString)
        .bindTo(session.handle(tenant).createUpdate(SET_DAYS_OFF))
        .bind("tenant", tenant)
        .execute();
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    return session.crossTenant(
        handle -> Rows.page(handle.createQuery(LIST), page, JdbiTenantStore::toTenant));
  }

  private static Tenant toTenant(RowView row) {
    return new Tenant(
        row.getColumn("id", TenantId.class),
        row.getColumn("name", String.class),
        row.getColumn("timezone", ZoneId.class),
        row.getColumn("created_at", Instant.class));
  }
}
