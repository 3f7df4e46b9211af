package dev.engagement.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerServiceTest {

  private final World world = new World();
  private final CustomerService customers = new CustomerService(world.stores, world.surroundings);

  @Test
  void registersACustomerWhoseLogBeginsWithIt() {
    Tenant created = customers.create("Acme", ZoneId.of("Asia/Tokyo"), World.ACTOR);

    assertThat(customers.get(created.id())).isEqualTo(created);
    assertThat(created.createdAt()).isEqualTo(world.clock.instant());
    List<AuditEntry> log = world.log(created.id());
    assertThat(log).extracting(AuditEntry::type).containsExactly(AuditEventType.CUSTOMER_CREATED);
    assertThat(log.get(0).actor()).isEqualTo(World.ACTOR);
    assertThat(log.get(0).payload().values()).isEmpty();
  }

  @Test
  void refusesANameThatBreaksTheRules() {
    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            this::all,
            () -> customers.create("a\r\nb", ZoneId.of("UTC"), World.ACTOR));

    assertThat(World.problems(refusal)).containsExactly("name: control_characters");
  }

  @Test
  void doesNotFindWhatIsNotThere() {
    world.refused(
        ErrorCode.NOT_FOUND, this::all, () -> customers.get(new TenantId(world.ids.next())));
  }

  @Test
  void listsInTheOrderOfRegistration() {
    Tenant first = customers.create("B", ZoneId.of("UTC"), World.ACTOR);
    Tenant second = customers.create("A", ZoneId.of("UTC"), World.ACTOR);

    assertThat(all()).extracting(Tenant::id).containsExactly(world.tenant, first.id(), second.id());
    Page<Tenant> page = customers.list(PageRequest.first(2));
    assertThat(page.more()).isTrue();
    assertThat(page.items()).hasSize(2);
  }

  private List<Tenant> all() {
    return customers.list(PageRequest.first(200)).items();
  }
}
