package dev.engagement.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.Drafts;
import dev.engagement.core.SequenceFixture;
import dev.engagement.core.World;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityServiceTest {

  private static final IdentityEdit NOTHING =
      new IdentityEdit(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final World world = new World();
  private final IdentityService identities = new IdentityService(world.stores, world.surroundings);

  @ParameterizedTest
  @EnumSource(Provider.class)
  void trustsOnlyTheProviderThatNeedsNoProof(Provider provider) {
    SenderIdentity created = create(provider);

    assertThat(created.state())
        .isEqualTo(provider == Provider.FILE ? IdentityState.ACTIVE : IdentityState.UNVERIFIED);
    assertThat(get(created)).isEqualTo(created);
    assertThat(world.events()).containsExactly(AuditEventType.IDENTITY_CREATED);
    assertThat(world.lastEntry().payload().values().toString()).doesNotContain("@");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    NewIdentity bad =
        new NewIdentity(
            "",
            address("ann@example.org"),
            Provider.FILE,
            Optional.empty(),
            Optional.of(0),
            Optional.empty(),
            Optional.empty());

    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            this::all,
            () -> identities.create(world.tenant, bad, World.ACTOR));

    assertThat(World.problems(refusal))
        .containsExactly("name: required", "dailyLimit: out_of_range");
  }

  @Test
  void refusesASecondIdentityWithTheSameAddressAndProvider() {
    create(Provider.FILE);

    world.refused(ErrorCode.DUPLICATE, this::all, () -> create(Provider.FILE));
  }

  @Test
  void changesWhatIsGivenAndNamesIt() {
    SenderIdentity before = create(Provider.FILE);
    world.clock.advance(Duration.ofMinutes(1));

    SenderIdentity after =
        edit(
            before,
            new IdentityEdit(
                Optional.of("Bob"),
                Optional.of(address("bob@example.org")),
                Optional.of(5),
                Optional.empty(),
                Optional.of(ZoneId.of("UTC")),
                Optional.empty()));

    assertThat(after).isEqualTo(get(before));
    assertThat(after.name()).isEqualTo("Bob");
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.updatedAt()).isEqualTo(world.clock.instant());
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.IDENTITY_EDITED);
    assertThat(world.lastEntry().payload().values())
        .containsEntry("changed", "name,reply_to,daily_limit,timezone");
  }

  @Test
  void leavesNoTraceOfAChangeThatChangesNothing() {
    SenderIdentity before = create(Provider.FILE);
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(edit(before, NOTHING)).isEqualTo(before);
    assertThat(edit(before, state(IdentityState.ACTIVE))).isEqualTo(before);
    assertThat(get(before)).isEqualTo(before);
    assertThat(world.events()).containsExactly(AuditEventType.IDENTITY_CREATED);
  }

  @Test
  void pausesAndMakesActiveAgain() {
    SenderIdentity identity = create(Provider.SMTP);

    assertThat(edit(identity, state(IdentityState.ACTIVE)).state()).isEqualTo(IdentityState.ACTIVE);
    assertThat(edit(identity, state(IdentityState.PAUSED)).state()).isEqualTo(IdentityState.PAUSED);

    assertThat(world.events())
        .containsExactly(
            AuditEventType.IDENTITY_CREATED,
            AuditEventType.IDENTITY_EDITED,
            AuditEventType.IDENTITY_PAUSED);
  }

  @Test
  void wakesWhatItHeldWhenItIsMadeActive() {
    SequenceFixture fixture = new SequenceFixture();
    IdentityService service = new IdentityService(fixture.world.stores, fixture.world.surroundings);
    fixture.enroll(fixture.active(Drafts.email(fixture.template)), "bob@example.org");
    fixture.pause(fixture.identity);
    assertThat(dueTenants(fixture.world)).isEmpty();

    service.edit(
        fixture.world.tenant,
        fixture.identity,
        state(IdentityState.ACTIVE),
        Precondition.NONE,
        World.ACTOR);

    assertThat(dueTenants(fixture.world)).containsExactly(fixture.world.tenant);
  }

  @Test
  void makesNoIdentityUnverified() {
    SenderIdentity identity = create(Provider.FILE);

    world.refused(
        ErrorCode.ILLEGAL_TRANSITION,
        this::all,
        () -> edit(identity, state(IdentityState.UNVERIFIED)));
  }

  @Test
  void refusesABadNameOrLimit() {
    SenderIdentity identity = create(Provider.FILE);
    IdentityEdit bad =
        new IdentityEdit(
            Optional.of("a\nb"),
            Optional.empty(),
            Optional.of(-1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    EngagementException refusal =
        world.refused(ErrorCode.INVALID_REQUEST, this::all, () -> edit(identity, bad));

    assertThat(World.problems(refusal))
        .containsExactly("name: control_characters", "dailyLimit: out_of_range");
  }

  @Test
  void refusesAStalePrecondition() {
    SenderIdentity identity = create(Provider.FILE);

    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        this::all,
        () ->
            identities.edit(
                world.tenant,
                identity.id(),
                state(IdentityState.PAUSED),
                Precondition.version(7),
                World.ACTOR));
  }

  @Test
  void answersForAForeignIdentityAsForOneThatIsNotThere() {
    SenderIdentity identity = create(Provider.FILE);
    TenantId other = world.newTenant();

    EngagementException foreign =
        world.refused(
            ErrorCode.NOT_FOUND,
            this::all,
            () ->
                identities.edit(
                    other,
                    identity.id(),
                    state(IdentityState.PAUSED),
                    Precondition.NONE,
                    World.ACTOR));

    assertThat(foreign.getMessage()).doesNotContain(identity.id().toString());
    assertThat(world.log(other)).isEmpty();
  }

  @Test
  void listsByProvider() {
    SenderIdentity file = create(Provider.FILE);
    create(Provider.OUTLOOK);

    assertThat(identities.list(world.tenant, Set.of(Provider.FILE), PageRequest.first(10)).items())
        .containsExactly(file);
  }

  private static List<TenantId> dueTenants(World world) {
    return world.stores.schedule().dueTenants(world.clock.instant(), 10);
  }

  private SenderIdentity create(Provider provider) {
    NewIdentity identity =
        new NewIdentity(
            "Ann",
            address("ann@example.org"),
            provider,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return identities.create(world.tenant, identity, World.ACTOR);
  }

  private SenderIdentity edit(SenderIdentity identity, IdentityEdit edit) {
    return identities.edit(world.tenant, identity.id(), edit, Precondition.NONE, World.ACTOR);
  }

  private SenderIdentity get(SenderIdentity identity) {
    return identities.get(world.tenant, identity.id());
  }

  private List<SenderIdentity> all() {
    return identities.list(world.tenant, Set.of(Provider.values()), PageRequest.first(200)).items();
  }

  private static IdentityEdit state(IdentityState state) {
    return new IdentityEdit(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(state));
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
