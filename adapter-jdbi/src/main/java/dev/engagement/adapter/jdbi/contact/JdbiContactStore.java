package dev.engagement.adapter.jdbi.contact;

import static java.util.stream.Collectors.toMap;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.ContactStore;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

final class JdbiContactStore implements ContactStore {

  /** The address decides who comes first; only then is there a contact behind it. */
  private static final String CREATE =
      """
      WITH given AS (
          SELECT id, email, email_norm, first_name, last_name, timezone
            FROM unnest(:ids, :emails, :emailNorms, :firstNames, :lastNames, :timezones)
              AS given (id, email, email_norm, first_name, last_name, timezone)
      ), taken AS (
          INSERT INTO engagement.contact_address
            (tenant_id, email_norm, email, contact_id, created_at)
          SELECT :tenant, email_norm, email, id, :now
            FROM given
           ORDER BY email_norm
          ON CONFLICT (tenant_id, email_norm) DO NOTHING
          RETURNING contact_id
      )
      INSERT INTO engagement.contact
        (tenant_id, id, first_name, last_name, timezone, created_at)
      SELECT :tenant, given.id, given.first_name, given.last_name, given.timezone, :now
        FROM taken
        JOIN given ON given.id = taken.contact_id
      """;

  /** The limits keep it two walks through an index for each address, however fast tables grow. */
  private static final String FIND_BY_ADDRESS =
      """
      SELECT given.email_norm, c.tenant_id, c.id, c.first_name, c.last_name, c.timezone,
             c.created_at
        FROM unnest(:emailNorms) AS given (email_norm)
       CROSS JOIN LATERAL (
             SELECT known.contact_id
               FROM engagement.contact_address known
              WHERE known.tenant_id = :tenant
                AND known.email_norm = given.email_norm
              LIMIT 1) a
       CROSS JOIN LATERAL (
             SELECT person.tenant_id, person.id, person.first_name, person.last_name,
                    person.timezone, person.created_at
               FROM engagement.contact person
              WHERE person.tenant_id = :tenant
                AND person.id = a.contact_id
              LIMIT 1) c
      """;

  /** Locks in the order of the ids, so that two who fill the same contacts do not meet. */
  private static final String FILL =
      """
      WITH given AS (
          SELECT id, first_name, last_name, timezone
            FROM unnest(:ids, :firstNames, :lastNames, :timezones)
              AS given (id, first_name, last_name, timezone)
      ), locked AS MATERIALIZED (
          SELECT c.id
            FROM engagement.contact c
           WHERE c.tenant_id = :tenant
             AND c.id = ANY (:ids)
           ORDER BY c.id
             FOR UPDATE
      )
      UPDATE engagement.contact c
         SET first_name = coalesce(c.first_name, given.first_name),
             last_name = coalesce(c.last_name, given.last_name),
             timezone = coalesce(c.timezone, given.timezone)
        FROM given
        JOIN locked ON locked.id = given.id
       WHERE c.tenant_id = :tenant
         AND c.id = ANY (:ids)
         AND c.id = given.id
      """;

  private static final String FIND_ALL =
      """
      SELECT tenant_id, id, first_name, last_name, timezone, created_at
        FROM engagement.contact
       WHERE tenant_id = :tenant
         AND id = ANY (:ids)
      """;

  private final Session session;

  JdbiContactStore(Session session) {
    this.session = session;
  }

  @Override
  public Map<String, Contact> resolve(TenantId tenant, List<ContactDraft> drafts, Instant now) {
    if (drafts.isEmpty()) {
      return Map.of();
    }
    Handle handle = session.handle(tenant);
    Map<String, ContactDraft> wanted = Drafts.byAddress(drafts);
    if (create(handle, tenant, wanted.values(), now) == wanted.size()) {
      return Drafts.created(tenant, wanted, now);
    }
    Map<String, Contact> found = byAddress(handle, tenant, wanted.keySet());
    Collection<ContactDraft> filling = Drafts.filling(wanted, found);
    if (filling.isEmpty()) {
      return found;
    }
    fill(handle, tenant, filling);
    return byAddress(handle, tenant, wanted.keySet());
  }

  @Override
  public Map<String, Contact> findByAddress(TenantId tenant, Collection<EmailAddress> addresses) {
    return addresses.isEmpty()
        ? Map.of()
        : byAddress(
            session.handle(tenant),
            tenant,
            addresses.stream().map(EmailAddress::normalised).distinct().toList());
  }

  @Override
  public Map<ContactId, Contact> findAll(TenantId tenant, Collection<ContactId> ids) {
    return Columns.of(ids)
        .uuids("ids", ContactId::value)
        .bindTo(session.handle(tenant).createQuery(FIND_ALL))
        .bind("tenant", tenant)
        .map(JdbiContactStore::toContact)
        .stream()
        .collect(toMap(Contact::id, Function.identity()));
  }

  /** Returns how many of them were not known before. */
  private static int create(
      Handle handle, TenantId tenant, Collection<ContactDraft> drafts, Instant now) {
    return names(drafts)
        .texts("emails", draft -> draft.address().value())
        .texts("emailNorms", draft -> draft.address().normalised())
        .bindTo(handle.createUpdate(CREATE))
        .bind("tenant", tenant)
        .bind("now", now)
        .execute();
  }

  private static Map<String, Contact> byAddress(
      Handle handle, TenantId tenant, Collection<String> normalised) {
    return Columns.of(normalised)
        .texts("emailNorms", address -> address)
        .bindTo(handle.createQuery(FIND_BY_ADDRESS))
        .bind("tenant", tenant)
        .map(row -> Map.entry(row.getColumn("email_norm", String.class), toContact(row)))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void fill(Handle handle, TenantId tenant, Collection<ContactDraft> drafts) {
    names(drafts).bindTo(handle.createUpdate(FILL)).bind("tenant", tenant).execute();
  }

  private static Columns<ContactDraft> names(Collection<ContactDraft> drafts) {
    return Columns.of(drafts)
        .uuids("ids", draft -> draft.id().value())
        .texts("firstNames", draft -> draft.firstName().orElse(null))
        .texts("lastNames", draft -> draft.lastName().orElse(null))
        .texts("timezones", draft -> draft.timezone().map(ZoneId::getId).orElse(null));
  }

  private static Contact toContact(RowView row) {
    return new Contact(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", ContactId.class),
        Rows.optional(row, "first_name", String.class),
        Rows.optional(row, "last_name", String.class),
        Rows.optional(row, "timezone", ZoneId.class),
        row.getColumn("created_at", Instant.class));
  }
}
