package dev.engagement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditQuery;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.suppression.UnsubscribeLinks;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryStores;
import dev.engagement.testkit.SequentialIds;
import dev.engagement.testkit.SettableClock;
import dev.engagement.testkit.access.TestSecrets;
import dev.engagement.testkit.mail.RecordingMailSender;
import dev.engagement.testkit.queue.RecordingObserver;
import dev.engagement.testkit.suppression.FixedUnsubscribeLinks;
import dev.engagement.testkit.template.PlainRenderer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Everything a service needs, in memory, with a tenant to work in. */
public final class World {

  public static final Actor ACTOR = new Actor("key:test");

  public final SettableClock clock = SettableClock.at("2026-03-03T10:00:00Z");
  public final SequentialIds ids = new SequentialIds();
  public final Stores stores = new InMemoryStores().stores();
  public final Surroundings surroundings = surroundings(new RecordingMailSender(Provider.FILE));
  public final TenantId tenant = newTenant();

  /** Returns surroundings in which just these senders are set up. */
  public Surroundings surroundings(MailSender... senders) {
    return surroundings(HolidayCalendars.NONE, new FixedUnsubscribeLinks(), senders);
  }

  /** Returns surroundings with these calendars, links and senders. */
  public Surroundings surroundings(
      HolidayCalendars calendars, UnsubscribeLinks links, MailSender... senders) {
    return new Surroundings(
        clock,
        System::nanoTime,
        Runnable::run,
        ids,
        new TestSecrets(),
        new PlainRenderer(),
        List.of(senders),
        links,
        calendars,
        CredentialCipher.NONE,
        new RecordingObserver());
  }

  /** Registers another tenant, whose log stays empty. */
  public TenantId newTenant() {
    Tenant added =
        new Tenant(new TenantId(ids.next()), "Tenant", ZoneId.of("Europe/Berlin"), clock.instant());
    inside(
        added.id(),
        () -> {
          stores.tenants().add(added);
          stores.rates().setLimits(added.id(), RateLimits.WIDEST);
          return added;
        });
    return added.id();
  }

  /** Does something in a unit of work. */
  public <T> T inside(TenantId owner, Supplier<T> work) {
    return stores.unitOfWork().inOne(owner, work);
  }

  /** Returns all entries of a log. */
  public List<AuditEntry> log(TenantId owner) {
    AuditQuery all = new AuditQuery(Optional.empty(), Optional.empty());
    return inside(owner, () -> stores.auditLog().page(owner, all, 0, 200).items());
  }

  /** Returns the types of all entries of the tenant's log. */
  public List<AuditEventType> events() {
    return log(tenant).stream().map(AuditEntry::type).toList();
  }

  /** Returns the newest entry of the tenant's log. */
  public AuditEntry lastEntry() {
    List<AuditEntry> log = log(tenant);
    return log.get(log.size() - 1);
  }

  /** Checks that the action is refused with the code, and that nothing has changed by it. */
  public EngagementException refused(ErrorCode code, Supplier<?> state, ThrowingCallable action) {
    Object before = state.get();
    List<AuditEntry> log = log(tenant);
    List<AuditEntry> globalLog = log(TenantId.NIL);
    EngagementException refusal = refusal(action);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(state.get()).isEqualTo(before);
    assertThat(log(tenant)).isEqualTo(log);
    assertThat(log(TenantId.NIL)).isEqualTo(globalLog);
    return refusal;
  }

  private static EngagementException refusal(ThrowingCallable action) {
    EngagementException refusal = catchThrowableOfType(EngagementException.class, action);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  /** Returns what a refusal names, as {@code field: code}. */
  public static List<String> problems(EngagementException refusal) {
    return refusal.errors().stream().map(World::text).toList();
  }

  private static String text(FieldError error) {
    return error.field() + ": " + error.code();
  }
}
