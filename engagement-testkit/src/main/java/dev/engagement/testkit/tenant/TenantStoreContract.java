package dev.engagement.testkit.tenant;

import static dev.engagement.testkit.fixture.Tenants.aTenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.TenantStore;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link TenantStore}. */
public abstract class TenantStoreContract extends StoreContract {

  private TenantStore store() {
    return stores().tenants();
  }

  private Tenant added() {
    return added(aTenant());
  }

  private Tenant added(Tenant tenant) {
    run(tenant.id(), () -> store().add(tenant));
    return tenant;
  }

  @Nested
  class Add {

    @Test
    void keepsAllThatATenantIs() {
      Tenant tenant =
          new Tenant(
              Given.tenantId(),
              "日本語 " + "x".repeat(190) + " 🦉",
              ZoneId.of("Asia/Kathmandu"),
              Instant.parse("2026-03-29T01:30:00.000001Z"));

      added(tenant);

      assertThat(in(tenant.id(), () -> store().find(tenant.id()))).contains(tenant);
    }

    @Test
    void refusesAnIdThatIsTaken() {
      Tenant tenant = added();
      Tenant other = new Tenant(tenant.id(), "other", ZoneId.of("UTC"), Given.START);

      assertRefused(ErrorCode.DUPLICATE, tenant.id(), () -> store().add(other));

      assertThat(in(tenant.id(), () -> store().find(tenant.id()))).contains(tenant);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Tenant tenant = aTenant();

      rollBack(tenant.id(), () -> store().add(tenant));

      assertThat(in(tenant.id(), () -> store().find(tenant.id()))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Tenant tenant = aTenant();

      assertNeedsUnitOf(tenant.id(), () -> store().add(tenant));
    }
  }

  @Nested
  class Find {

    @Test
    void findsNobodyUnknown() {
      TenantId nobody = Given.tenantId();

      assertThat(in(nobody, () -> store().find(nobody))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      TenantId tenant = added().id();

      assertNeedsUnitOf(tenant, () -> store().find(tenant));
    }
  }

  @Nested
  class DaysOff {

    private static final Set<LocalDate> DAYS =
        Set.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 12, 31), LocalDate.of(2028, 2, 29));

    private Set<LocalDate> daysOff(TenantId tenant) {
      return in(tenant, () -> store().daysOff(tenant));
    }

    private boolean set(TenantId tenant, Set<LocalDate> days) {
      run(tenant, () -> store().setDaysOff(tenant, days));
      return true;
    }

    @Test
    void beginWithNone() {
      assertThat(daysOff(added().id())).isEmpty();
    }

    @Test
    void areReplacedAsAWhole() {
      TenantId tenant = added().id();
      set(tenant, Set.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));

      set(tenant, DAYS);

      assertThat(daysOff(tenant)).isEqualTo(DAYS);
    }

    @Test
    void areTakenAway() {
      TenantId tenant = added().id();
      set(tenant, DAYS);

      set(tenant, Set.of());

      assertThat(daysOff(tenant)).isEmpty();
    }

    @Test
    void areNeverMixedWhereTwoSetThemAtOnce() {
      TenantId tenant = added().id();
      Set<LocalDate> others = Set.of(LocalDate.of(2027, 1, 1));

      AtOnce.both(() -> set(tenant, DAYS), () -> set(tenant, others));

      assertThat(daysOff(tenant)).isIn(DAYS, others);
    }

    @Test
    void areTheTenantsOwn() {
      TenantId tenant = added().id();
      TenantId stranger = added().id();
      set(tenant, DAYS);

      assertThat(daysOff(stranger)).isEmpty();
      set(stranger, Set.of());

      assertThat(daysOff(tenant)).isEqualTo(DAYS);
    }

    @Test
    void stayAsTheyWereWhenItIsRolledBack() {
      TenantId tenant = added().id();
      set(tenant, DAYS);

      rollBack(tenant, () -> store().setDaysOff(tenant, Set.of()));

      assertThat(daysOff(tenant)).isEqualTo(DAYS);
    }

    @Test
    void needAUnitOfTheTenant() {
      TenantId tenant = added().id();

      assertNeedsUnitOf(tenant, () -> store().daysOff(tenant));
      assertNeedsUnitOf(tenant, () -> store().setDaysOff(tenant, DAYS));
    }
  }

  @Nested
  class ListAll {

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      UUID before = Given.id();
      List<Tenant> tenants = List.of(added(), added(), added());

      Page<Tenant> first = store().list(new PageRequest(2, Optional.of(before)));
      Page<Tenant> second =
          store().list(new PageRequest(2, Optional.of(tenants.get(1).id().value())));

      assertThat(first).isEqualTo(new Page<>(tenants.subList(0, 2), true));
      assertThat(second.items()).startsWith(tenants.get(2));
    }

    @Test
    void endsBehindTheLastOne() {
      Tenant last = added();

      Page<Tenant> page = store().list(new PageRequest(200, Optional.of(last.id().value())));

      assertThat(page).isEqualTo(new Page<>(List.of(), false));
    }

    @Test
    void joinsAUnitThatIsOpen() {
      Tenant tenant = added();
      UUID before = new UUID(0, 0);

      Page<Tenant> page =
          in(tenant.id(), () -> store().list(new PageRequest(1, Optional.of(before))));

      assertThat(page.items()).hasSize(1);
    }
  }
}
