package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.DeferredItems;
import dev.engagement.core.World;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.EnrollmentBuilder;
import dev.engagement.testkit.fixture.Scene;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitServiceTest {

  private static final RateLimits USUAL = RateLimits.DEFAULT;

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final DeferredItems items = new DeferredItems(world, scene);
  private final TenantId tenant = scene.tenant();
  private final LimitService limits = new LimitService(world.stores, world.surroundings);

  @Test
  void setsTheTenantsOwnWithAnEntry() {
    RateLimits wanted = new RateLimits(1, 2, 3, 4);

    assertThat(limits.set(tenant, wanted, World.ACTOR)).isEqualTo(wanted);

    assertThat(limits.get(tenant)).isEqualTo(wanted);
    assertThat(limits.get(world.tenant)).isEqualTo(RateLimits.WIDEST);
    AuditEntry entry = only(world.log(tenant));
    assertThat(entry.type()).isEqualTo(AuditEventType.LIMITS_SET);
    assertThat(entry.actor()).isEqualTo(World.ACTOR);
    assertThat(entry.payload().values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "senderPerMinute", 1L,
                "senderPerHour", 2L,
                "tenantPerHour", 3L,
                "domainPerHour", 4L));
  }

  @Test
  void saysNothingWhereNothingChanges() {
    limits.set(tenant, USUAL, World.ACTOR);
    limits.setGlobalPerHour(RateLimits.DEFAULT_GLOBAL_PER_HOUR, World.ACTOR);

    assertThat(world.log(tenant)).isEmpty();
    assertThat(world.log(TenantId.NIL)).isEmpty();
  }

  @Test
  void bringsForwardWhatARaisedLimitDeferred() {
    QueueItem[] all = deferred();

    limits.set(tenant, with(USUAL.senderPerMinute() + 1, 1, 1, 1), World.ACTOR);
    assertThat(items.waiting(all))
        .containsExactly(
            ReasonCode.TENANT_RATE_LIMIT,
            ReasonCode.DOMAIN_RATE_LIMIT,
            ReasonCode.GLOBAL_RATE_LIMIT,
            ReasonCode.HOLIDAY);
    assertThat(items.lookedAt()).isTrue();

    limits.set(tenant, with(1, 1, 2, 1), World.ACTOR);
    limits.set(tenant, with(1, 1, 1, 2), World.ACTOR);
    assertThat(items.waiting(all))
        .containsExactly(ReasonCode.GLOBAL_RATE_LIMIT, ReasonCode.HOLIDAY);
  }

  @Test
  void leavesWhatIsLoweredWhereItIs() {
    QueueItem[] all = deferred();

    limits.set(tenant, with(1, 1, 1, 1), World.ACTOR);

    assertThat(items.waiting(all)).hasSize(all.length);
    assertThat(items.lookedAt()).isFalse();
  }

  @Test
  void makesUpForACrashWhenSetAgain() {
    limits.set(tenant, with(50, 50, 50, 50), World.ACTOR);
    QueueItem[] all = deferred();

    limits.set(tenant, with(50, 50, 50, 50), World.ACTOR);

    assertThat(items.waiting(all))
        .containsExactly(ReasonCode.GLOBAL_RATE_LIMIT, ReasonCode.HOLIDAY);
  }

  @Test
  void bringsForwardMoreThanABatch() {
    List<QueueItem> many =
        items.waitingFor(
            ReasonCode.TENANT_RATE_LIMIT,
            EnrollmentBuilder.anEnrollment(scene.sequence()).build(),
            2_001);

    limits.set(tenant, with(1, 1, USUAL.tenantPerHour() + 1, 1), World.ACTOR);

    assertThat(items.due(many)).isEqualTo(2_001);
  }

  @Test
  void setsTheGlobalLimitForEverybody() {
    QueueItem held = items.waitingFor(ReasonCode.GLOBAL_RATE_LIMIT);
    int raised = RateLimits.DEFAULT_GLOBAL_PER_HOUR + 1;

    assertThat(limits.setGlobalPerHour(raised - 2, World.ACTOR)).isEqualTo(raised - 2);
    assertThat(items.waiting(held)).hasSize(1);
    limits.setGlobalPerHour(raised, World.ACTOR);

    assertThat(limits.globalPerHour()).isEqualTo(raised);
    assertThat(items.waiting(held)).isEmpty();
    assertThat(items.lookedAt()).isTrue();
    assertThat(world.log(TenantId.NIL))
        .extracting(AuditEntry::type)
        .containsExactly(AuditEventType.LIMITS_SET, AuditEventType.LIMITS_SET);
    assertThat(world.log(TenantId.NIL).get(1).payload().values())
        .containsExactlyEntriesOf(Map.of("globalPerHour", (long) raised));
    assertThat(world.log(tenant)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, RateLimits.HIGHEST + 1})
  void refusesAGlobalLimitOutOfRange(int limit) {
    world.refused(
        ErrorCode.INVALID_REQUEST,
        limits::globalPerHour,
        () -> limits.setGlobalPerHour(limit, World.ACTOR));
  }

  private QueueItem[] deferred() {
    return new QueueItem[] {
      items.waitingFor(ReasonCode.SENDER_RATE_LIMIT),
      items.waitingFor(ReasonCode.TENANT_RATE_LIMIT),
      items.waitingFor(ReasonCode.DOMAIN_RATE_LIMIT),
      items.waitingFor(ReasonCode.GLOBAL_RATE_LIMIT),
      items.waitingFor(ReasonCode.HOLIDAY)
    };
  }

  private static RateLimits with(int minute, int hour, int tenantHour, int domainHour) {
    return new RateLimits(minute, hour, tenantHour, domainHour);
  }

  private static AuditEntry only(List<AuditEntry> log) {
    assertThat(log).hasSize(1);
    return log.get(0);
  }
}
