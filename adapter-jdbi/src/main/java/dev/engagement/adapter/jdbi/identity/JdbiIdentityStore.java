package dev.engagement.adapter.jdbi.identity;

import static java.util.stream.Collectors.toMap;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.IdentityStore;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Update;

final class JdbiIdentityStore implements IdentityStore {

  private static final String ADD =
      """
      INSERT INTO engagement.sender_identity
        (tenant_id, id, name, email, email_norm, provider, reply_to, reply_to_norm, daily_limit,
         warm_up_starts_on, warm_up_first_day, warm_up_daily_increase, timezone, state, created_at,
         updated_at, version)
      VALUES (:tenant, :id, :name, :email, :emailNorm, :provider, :replyTo, :replyToNorm,
        :dailyLimit, CAST(:warmUpStartsOn AS date), :warmUpFirstDay, :warmUpDailyIncrease,
        :timezone, :state, :createdAt, :updatedAt, 0)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND_ALL =
      """
      SELECT tenant_id, id, name, email, email_norm, provider, reply_to, reply_to_norm, daily_limit,
             warm_up_starts_on, warm_up_first_day, warm_up_daily_increase, timezone, state,
             created_at, updated_at, version
        FROM engagement.sender_identity
       WHERE tenant_id = :tenant
         AND id = ANY (:ids)
      """;

  private static final String LIST =
      """
      SELECT tenant_id, id, name, email, email_norm, provider, reply_to, reply_to_norm, daily_limit,
             warm_up_starts_on, warm_up_first_day, warm_up_daily_increase, timezone, state,
             created_at, updated_at, version
        FROM engagement.sender_identity
       WHERE tenant_id = :tenant
         AND provider = ANY (:providers)
         AND id > :after
       ORDER BY id
       LIMIT :limit
      """;

  private static final String UPDATE =
      """
      UPDATE engagement.sender_identity
         SET name = :name,
             email = :email,
             email_norm = :emailNorm,
             provider = :provider,
             reply_to = :replyTo,
             reply_to_norm = :replyToNorm,
             daily_limit = :dailyLimit,
             warm_up_starts_on = CAST(:warmUpStartsOn AS date),
             warm_up_first_day = :warmUpFirstDay,
             warm_up_daily_increase = :warmUpDailyIncrease,
             timezone = :timezone,
             state = :state,
             updated_at = :updatedAt,
             version = version + 1
       WHERE tenant_id = :tenant
         AND id = :id
         AND version = :version
      """;

  private final Session session;

  JdbiIdentityStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(SenderIdentity identity) {
    Update add = bound(ADD, identity).bind("createdAt", identity.createdAt());
    if (add.execute() == 0) {
      throw new EngagementException(
          ErrorCode.DUPLICATE, "there is an identity with this address and provider");
    }
  }

  @Override
  public Optional<SenderIdentity> find(TenantId tenant, IdentityId id) {
    return Optional.ofNullable(findAll(tenant, List.of(id)).get(id));
  }

  @Override
  public Map<IdentityId, SenderIdentity> findAll(TenantId tenant, Collection<IdentityId> ids) {
    return Columns.of(ids)
        .uuids("ids", IdentityId::value)
        .bindTo(session.handle(tenant).createQuery(FIND_ALL))
        .bind("tenant", tenant)
        .map(JdbiIdentityStore::toIdentity)
        .stream()
        .collect(toMap(SenderIdentity::id, Function.identity()));
  }

  @Override
  public Page<SenderIdentity> list(TenantId tenant, Set<Provider> providers, PageRequest page) {
    return Rows.page(
        Columns.of(providers)
            .texts("providers", Provider::code)
            .bindTo(session.handle(tenant).createQuery(LIST))
            .bind("tenant", tenant),
        page,
        JdbiIdentityStore::toIdentity);
  }

  @Override
  public SenderIdentity update(SenderIdentity identity) {
    if (bound(UPDATE, identity).bind("version", identity.version()).execute() == 0) {
      throw new EngagementException(
          ErrorCode.STALE_VERSION, "another writer changed identity " + identity.id());
    }
    return new SenderIdentity(
        identity.tenant(),
        identity.id(),
        identity.name(),
        identity.email(),
        identity.provider(),
        identity.replyTo(),
        identity.dailyLimit(),
        identity.warmUp(),
        identity.timezone(),
        identity.state(),
        identity.createdAt(),
        identity.updatedAt(),
        identity.version() + 1);
  }

  private Update bound(String sql, SenderIdentity identity) {
    return session
        .handle(identity.tenant())
        .createUpdate(sql)
        .bind("tenant", identity.tenant())
        .bind("id", identity.id())
        .bind("name", identity.name())
        .bind("email", identity.email().value())
        .bind("emailNorm", identity.email().normalised())
        .bind("provider", identity.provider())
        .bind("replyTo", identity.replyTo().map(EmailAddress::value))
        .bind("replyToNorm", identity.replyTo().map(EmailAddress::normalised))
        .bind("dailyLimit", identity.dailyLimit())
        .bind("warmUpStartsOn", identity.warmUp().map(WarmUp::startsOn).map(LocalDate::toString))
        .bind("warmUpFirstDay", identity.warmUp().map(WarmUp::firstDay))
        .bind("warmUpDailyIncrease", identity.warmUp().map(WarmUp::dailyIncrease))
        .bind("timezone", identity.timezone())
        .bind("state", identity.state())
        .bind("updatedAt", identity.updatedAt());
  }

  private static SenderIdentity toIdentity(RowView row) {
    return new SenderIdentity(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", IdentityId.class),
        row.getColumn("name", String.class),
        new EmailAddress(
            row.getColumn("email", String.class), row.getColumn("email_norm", String.class)),
        row.getColumn("provider", Provider.class),
        Rows.optional(row, "reply_to", String.class)
            .map(value -> new EmailAddress(value, row.getColumn("reply_to_norm", String.class))),
        Rows.optional(row, "daily_limit", Integer.class),
        Rows.optional(row, "warm_up_starts_on", LocalDate.class)
            .map(startsOn -> warmUp(row, startsOn)),
        Rows.optional(row, "timezone", ZoneId.class),
        row.getColumn("state", IdentityState.class),
        row.getColumn("created_at", Instant.class),
        row.getColumn("updated_at", Instant.class),
        row.getColumn("version", Long.class));
  }

  private static WarmUp warmUp(RowView row, LocalDate startsOn) {
    return new WarmUp(
        startsOn,
        row.getColumn("warm_up_first_day", Integer.class),
        row.getColumn("warm_up_daily_increase", Integer.class));
  }
}
