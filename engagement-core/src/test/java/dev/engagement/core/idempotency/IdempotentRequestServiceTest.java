package dev.engagement.core.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.core.World;
import dev.engagement.core.tenant.CustomerService;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.idempotency.RequestKey;
import dev.engagement.ports.idempotency.StoredAnswer;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class IdempotentRequestServiceTest {

  private static final RequestKey REQUEST = new RequestKey("key-1", "a".repeat(64));
  private static final RequestKey OTHER = new RequestKey("key-1", "b".repeat(64));
  private static final StoredAnswer ANSWER = new StoredAnswer(201, "{}");

  private final World world = new World();
  private final IdempotentRequestService requests =
      new IdempotentRequestService(
          world.stores.unitOfWork(), world.stores.idempotency(), world.clock);
  private final AtomicInteger carriedOut = new AtomicInteger();

  @Test
  void carriesOutOnceAndAnswersAgainForADay() {
    assertThat(once(REQUEST)).isEmpty();
    assertThat(once(REQUEST)).contains(ANSWER);
    world.clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(once(REQUEST)).contains(ANSWER);
    assertThat(identities()).hasSize(1);

    world.clock.advance(Duration.ofSeconds(1));
    assertThat(once(REQUEST)).isEmpty();
    assertThat(identities()).hasSize(2);
  }

  @Test
  void keepsTheKeysOfTenantsApart() {
    TenantId other = world.newTenant();
    once(REQUEST);

    assertThat(requests.once(other, OTHER, () -> ANSWER)).isEmpty();
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherRequest() {
    once(REQUEST);

    world.refused(ErrorCode.IDEMPOTENCY_KEY_REUSED, this::identities, () -> once(OTHER));
  }

  @Test
  void refusesWhatIsBeingCarriedOutUntilTheLeaseRunsOut() {
    begin();

    world.refused(ErrorCode.IDEMPOTENCY_KEY_RUNNING, this::identities, () -> once(REQUEST));
    world.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    world.refused(ErrorCode.IDEMPOTENCY_KEY_RUNNING, this::identities, () -> once(REQUEST));

    world.clock.advance(Duration.ofSeconds(1));
    assertThat(once(REQUEST)).isEmpty();
  }

  @Test
  void keepsNothingOfWorkThatFailsAndGivesTheKeyBack() {
    Supplier<StoredAnswer> failing =
        () -> {
          add();
          throw new EngagementException(ErrorCode.DUPLICATE, "there is one");
        };

    world.refused(
        ErrorCode.DUPLICATE, this::identities, () -> requests.once(world.tenant, REQUEST, failing));

    assertThat(once(REQUEST)).isEmpty();
    assertThat(identities()).hasSize(1);
  }

  @Test
  void givesTheKeyBackAlsoAfterAnError() {
    assertThatThrownBy(
            () ->
                requests.once(
                    world.tenant,
                    REQUEST,
                    () -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);

    assertThat(once(REQUEST)).isEmpty();
  }

  @Test
  void keepsNothingOfWorkWhoseLeaseWasLost() {
    Supplier<StoredAnswer> slow =
        () -> {
          add();
          world.stores.idempotency().abandon(world.tenant, REQUEST);
          return ANSWER;
        };

    world.refused(
        ErrorCode.LEASE_LOST, this::identities, () -> requests.once(world.tenant, REQUEST, slow));

    assertThat(identities()).isEmpty();
  }

  @Test
  void letsWorkOfNoTenantOpenUnitsOfItsOwn() {
    CustomerService customers = new CustomerService(world.stores, world.surroundings);
    Supplier<StoredAnswer> work =
        () -> {
          customers.create("Acme", ZoneId.of("UTC"), World.ACTOR);
          return ANSWER;
        };

    assertThat(requests.once(TenantId.NIL, REQUEST, work)).isEmpty();
    assertThat(requests.once(TenantId.NIL, REQUEST, work)).contains(ANSWER);

    assertThat(customers.list(PageRequest.first(10)).items()).hasSize(2);
  }

  private Optional<StoredAnswer> once(RequestKey request) {
    return requests.once(world.tenant, request, this::add);
  }

  private void begin() {
    world.inside(
        world.tenant,
        () ->
            world
                .stores
                .idempotency()
                .begin(
                    world.tenant,
                    REQUEST,
                    world.clock.instant(),
                    world.clock.instant().plus(Duration.ofMinutes(10)),
                    world.clock.instant().plus(Duration.ofHours(24))));
  }

  private StoredAnswer add() {
    String address = "ann" + carriedOut.incrementAndGet() + "@example.org";
    world
        .stores
        .identities()
        .add(
            new SenderIdentity(
                world.tenant,
                new IdentityId(world.ids.next()),
                "Ann",
                EmailAddress.parse(address).orElseThrow(),
                Provider.FILE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                IdentityState.ACTIVE,
                world.clock.instant(),
                world.clock.instant(),
                0));
    return ANSWER;
  }

  private List<SenderIdentity> identities() {
    return world
        .inside(
            world.tenant,
            () ->
                world
                    .stores
                    .identities()
                    .list(world.tenant, Set.of(Provider.values()), PageRequest.first(10)))
        .items();
  }
}
