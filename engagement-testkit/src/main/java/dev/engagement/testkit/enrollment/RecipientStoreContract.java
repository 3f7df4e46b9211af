package dev.engagement.testkit.enrollment;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static dev.engagement.testkit.fixture.RecipientBuilder.aRecipient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.RecipientBuilder;
import dev.engagement.testkit.fixture.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link RecipientStore}, but for its ledger. */
public abstract class RecipientStoreContract extends StoreContract {

  private RecipientStore store() {
    return stores().recipients();
  }

  private Map<RecipientId, Admission> add(Scene scene, List<Recipient> recipients) {
    return scene.inUnit(() -> store().add(scene.tenant(), recipients));
  }

  private Admission add(Scene scene, Recipient recipient) {
    return add(scene, List.of(recipient)).get(recipient.id());
  }

  private Optional<Recipient> stored(Scene scene, Recipient recipient) {
    return scene.inUnit(() -> store().find(scene.tenant(), recipient.id()));
  }

  private Set<RecipientId> move(Scene scene, RecipientMove... moves) {
    return scene.inUnit(() -> store().move(scene.tenant(), List.of(moves)));
  }

  private static List<RecipientId> ids(List<Recipient> recipients) {
    return recipients.stream().map(Recipient::id).toList();
  }

  private static Recipient like(Recipient of, TenantId owner, Recipient state) {
    return new Recipient(
        owner,
        of.id(),
        of.enrollment(),
        of.sequence(),
        of.contact(),
        of.address(),
        of.firstName(),
        of.lastName(),
        of.timezone(),
        of.variables(),
        state.state(),
        state.endReason(),
        state.currentStep(),
        state.nextRunAt(),
        of.startedAt(),
        state.finishedAt());
  }

  /** Returns the recipient in the state of the one that the builder builds. */
  private static Recipient as(RecipientBuilder builder, Recipient of) {
    return like(of, of.tenant(), builder.build());
  }

  @Nested
  class Add {

    @Test
    void keepsAllThatARecipientIs() {
      Scene scene = scene();
      Map<String, Object> variables =
          Map.of(
              "text",
              "Grüße 🦉\n" + "x".repeat(10_000),
              "number",
              7,
              "fraction",
              1.5,
              "yes",
              true,
              "list",
              List.of("a", Map.of("b", 2)));
      Recipient recipient =
          scene
              .aRecipient(scene.enrolled())
              .at(Given.address("Ann.Müller".replace('ü', 'u') + "@Bücher.example"))
              .in("Australia/Lord_Howe")
              .knowing(variables)
              .build();

      assertThat(add(scene, recipient)).isEqualTo(Admission.ADDED);

      assertThat(stored(scene, recipient)).contains(recipient);
    }

    @Test
    void keepsOneOfWhomLittleIsKnown() {
      Scene scene = scene();
      Recipient full = scene.aRecipient(scene.enrolled()).knowing(Map.of()).build();
      Recipient recipient =
          new Recipient(
              full.tenant(),
              full.id(),
              full.enrollment(),
              full.sequence(),
              full.contact(),
              full.address(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              RecipientState.QUEUED,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Given.START,
              Optional.empty());

      add(scene, recipient);

      assertThat(stored(scene, recipient)).contains(recipient);
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void keepsTheEndOfAFinishedOne(EndReason reason) {
      Scene scene = scene();
      Recipient recipient = scene.aRecipient(scene.enrolled()).ended(reason).build();

      add(scene, recipient);

      assertThat(stored(scene, recipient)).contains(recipient);
    }

    @Test
    void tellsADuplicateInTheBatchFromOneWhoIsEnrolledElsewhere() {
      Scene scene = scene();
      Enrollment before = scene.enrolled();
      Enrollment now = scene.enrolled();
      Recipient known = scene.recipient(before);
      Recipient first = scene.aRecipient(now).build();
      Recipient again = scene.aRecipient(now).at(Given.address(shouted(first.address()))).build();
      Recipient elsewhere =
          scene.aRecipient(now).at(Given.address(shouted(known.address()))).build();

      assertThat(add(scene, List.of(first, again, elsewhere)))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  first.id(), Admission.ADDED,
                  again.id(), Admission.DUPLICATE_IN_BATCH,
                  elsewhere.id(), Admission.ALREADY_ENROLLED));

      assertThat(stored(scene, first)).contains(first);
      assertThat(stored(scene, again)).isEmpty();
      assertThat(stored(scene, elsewhere)).isEmpty();
    }

    private String shouted(EmailAddress address) {
      return address.value().toUpperCase(Locale.ROOT);
    }

    @Test
    void tellsADuplicateFromAnEarlierPartOfTheSameBatch() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      Recipient first = scene.recipient(enrollment);

      assertThat(add(scene, scene.aRecipient(enrollment).at(first.address()).build()))
          .isEqualTo(Admission.DUPLICATE_IN_BATCH);
    }

    @Test
    void admitsAnAddressAgainOnceItIsFinished() {
      Scene scene = scene();
      Recipient finished =
          scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.COMPLETED).build());
      Recipient again = scene.aRecipient(scene.enrolled()).at(finished.address()).build();

      assertThat(add(scene, again)).isEqualTo(Admission.ADDED);

      assertThat(stored(scene, again)).contains(again);
    }

    @Test
    void admitsAnAddressInAnotherSequenceAndForAnotherTenant() {
      Scene scene = scene();
      Scene stranger = scene();
      Recipient known = scene.recipient(scene.enrolled());
      Sequence second = scene.add(scene.aSequenceOfTwo().build());
      Enrollment inSecond = scene.add(anEnrollment(second).build());

      assertThat(add(scene, scene.aRecipient(inSecond).at(known.address()).build()))
          .isEqualTo(Admission.ADDED);
      assertThat(
              add(stranger, stranger.aRecipient(stranger.enrolled()).at(known.address()).build()))
          .isEqualTo(Admission.ADDED);
    }

    @Test
    void admitsOneOfTwoThatAreAddedAtOnce() {
      Scene scene = scene();
      Recipient one = scene.aRecipient(scene.enrolled()).build();
      Recipient other = scene.aRecipient(scene.enrolled()).at(one.address()).build();

      List<Admission> admissions = AtOnce.both(() -> add(scene, one), () -> add(scene, other));

      assertThat(admissions).containsExactlyInAnyOrder(Admission.ADDED, Admission.ALREADY_ENROLLED);
      assertThat(scene.inUnit(() -> store().unfinished(scene.tenant(), one.address()))).hasSize(1);
    }

    @Test
    void admitsEachAddressOnceWhenTwoBatchesCrossEachOther() {
      Scene scene = scene();
      List<EmailAddress> addresses = Stream.generate(Given::address).limit(200).toList();
      List<EmailAddress> backwards = new ArrayList<>(addresses);
      Collections.reverse(backwards);
      List<Recipient> one = batch(scene, addresses);
      List<Recipient> other = batch(scene, backwards);

      List<Map<RecipientId, Admission>> admissions =
          AtOnce.both(() -> add(scene, one), () -> add(scene, other));

      assertThat(admissions.stream().flatMap(each -> each.values().stream()))
          .hasSize(400)
          .filteredOn(Admission.ADDED::equals)
          .hasSize(200);
    }

    private List<Recipient> batch(Scene scene, List<EmailAddress> addresses) {
      Enrollment enrollment = scene.enrolled();
      Contact contact = scene.contact(Given.address());
      return addresses.stream()
          .map(address -> aRecipient(enrollment, contact, scene.step(0)).at(address).build())
          .toList();
    }

    @Test
    void addsNothingForNothing() {
      assertThat(add(scene(), List.of())).isEmpty();
    }

    @Test
    void addsMany() {
      Scene scene = scene();

      List<Recipient> recipients = scene.recipients(scene.enrolled(), MANY);

      assertThat(scene.inUnit(() -> store().findAll(scene.tenant(), ids(recipients))).values())
          .containsExactlyInAnyOrderElementsOf(recipients);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Recipient recipient = scene.aRecipient(scene.enrolled()).build();

      rollBack(scene.tenant(), () -> store().add(scene.tenant(), List.of(recipient)));

      assertThat(stored(scene, recipient)).isEmpty();
      assertThat(add(scene, recipient)).isEqualTo(Admission.ADDED);
    }

    @Test
    void refusesAnEnrollmentOfAnotherTenant() {
      Scene scene = scene();
      Scene stranger = scene();
      Recipient mine = scene.recipient(scene.enrolled());
      Recipient theirs =
          like(mine, stranger.tenant(), scene.aRecipient(scene.enrolled()).sending().build());

      assertThat(catchThrowable(() -> stranger.add(theirs))).isNotNull();

      assertThat(stored(stranger, theirs)).isEmpty();
      assertThat(stored(scene, mine)).contains(mine);
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      List<Recipient> recipients = List.of(scene.aRecipient(scene.enrolled()).build());

      assertNeedsUnitOf(scene.tenant(), () -> store().add(scene.tenant(), recipients));
    }
  }

  @Nested
  class FindAndLock {

    @Test
    void findThoseThatTheTenantHas() {
      Scene scene = scene();
      Recipient one = scene.recipient(scene.enrolled());
      Recipient other = scene.recipient(scene.enrolled());
      List<RecipientId> asked = List.of(other.id(), new RecipientId(Given.id()), one.id());
      Map<RecipientId, Recipient> expected = Map.of(one.id(), one, other.id(), other);

      assertThat(scene.inUnit(() -> store().findAll(scene.tenant(), asked)))
          .containsExactlyInAnyOrderEntriesOf(expected);
      assertThat(scene.inUnit(() -> store().lock(scene.tenant(), asked)))
          .containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void findNothingForNothing() {
      Scene scene = scene();

      assertThat(scene.inUnit(() -> store().findAll(scene.tenant(), List.of()))).isEmpty();
      assertThat(scene.inUnit(() -> store().lock(scene.tenant(), List.of()))).isEmpty();
    }

    @Test
    void findMany() {
      Scene scene = scene();
      List<RecipientId> ids = ids(scene.recipients(scene.enrolled(), MANY));

      assertThat(scene.inUnit(() -> store().lock(scene.tenant(), ids))).containsOnlyKeys(ids);
    }

    @Test
    void doNotSeeAnotherTenantsRecipient() {
      Scene scene = scene();
      Scene stranger = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      List<RecipientId> ids = List.of(recipient.id());
      PageRequest page = PageRequest.first(9);

      assertThat(stored(stranger, recipient)).isEmpty();
      assertThat(stranger.inUnit(() -> store().findAll(stranger.tenant(), ids))).isEmpty();
      assertThat(stranger.inUnit(() -> store().lock(stranger.tenant(), ids))).isEmpty();
      assertThat(
              stranger
                  .inUnit(() -> store().list(stranger.tenant(), recipient.enrollment(), page))
                  .items())
          .isEmpty();
      assertThat(
              stranger.inUnit(
                  () -> store().unfinished(stranger.tenant(), recipient.enrollment(), page)))
          .isEmpty();
      assertThat(stranger.inUnit(() -> store().unfinished(stranger.tenant(), recipient.address())))
          .isEmpty();
      assertThat(
              stranger.inUnit(
                  () -> store().lackingItem(stranger.tenant(), recipient.enrollment(), page)))
          .isEmpty();
    }

    @Test
    void needAUnitOfTheTenant() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());

      assertNeedsUnitOf(scene.tenant(), () -> store().find(scene.tenant(), recipient.id()));
    }

    @Test
    void lockKeepsOthersAwayAndShowsThemWhatWasWritten() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient sending = as(scene.aRecipient(scene.enrolled()).sending(), recipient);
      List<RecipientId> ids = List.of(recipient.id());

      Map<RecipientId, Recipient> seen =
          AtOnce.keepsAway(
              held ->
                  scene.inUnit(
                      () -> {
                        store().lock(scene.tenant(), ids);
                        held.run();
                        store()
                            .move(
                                scene.tenant(),
                                List.of(new RecipientMove(RecipientState.QUEUED, sending)));
                      }),
              () -> scene.inUnit(() -> store().lock(scene.tenant(), ids)));

      assertThat(seen).containsValue(sending);
    }
  }

  @Nested
  class ListAll {

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      List<Recipient> recipients = scene.recipients(enrollment, 3);
      scene.recipient(scene.enrolled());
      PageRequest rest = new PageRequest(2, Optional.of(recipients.get(1).id().value()));

      assertThat(
              scene.inUnit(
                  () -> store().list(scene.tenant(), enrollment.id(), PageRequest.first(2))))
          .isEqualTo(new Page<>(recipients.subList(0, 2), true));
      assertThat(scene.inUnit(() -> store().list(scene.tenant(), enrollment.id(), rest)))
          .isEqualTo(new Page<>(recipients.subList(2, 3), false));
    }
  }

  @Nested
  class Unfinished {

    @Test
    void goesOnBehindTheLastOneOfTheEnrollment() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      Recipient queued = scene.recipient(enrollment);
      scene.add(scene.aRecipient(enrollment).ended(EndReason.COMPLETED).build());
      Recipient sending = scene.add(scene.aRecipient(enrollment).sending().build());
      Recipient last = scene.recipient(enrollment);
      scene.recipient(scene.enrolled());
      PageRequest rest = new PageRequest(2, Optional.of(sending.id().value()));

      assertThat(
              scene.inUnit(
                  () -> store().unfinished(scene.tenant(), enrollment.id(), PageRequest.first(2))))
          .containsExactly(queued.id(), sending.id());
      assertThat(scene.inUnit(() -> store().unfinished(scene.tenant(), enrollment.id(), rest)))
          .containsExactly(last.id());
    }

    @Test
    void findsAnAddressInEverySequence() {
      Scene scene = scene();
      Recipient one = scene.recipient(scene.enrolled());
      Sequence second = scene.add(scene.aSequenceOfTwo().build());
      Enrollment inSecond = scene.add(anEnrollment(second).build());
      Recipient other = scene.add(scene.aRecipient(inSecond).at(one.address()).sending().build());
      scene.add(
          scene.aRecipient(scene.enrolled()).at(one.address()).ended(EndReason.FAILED).build());
      scene.recipient(scene.enrolled());
      EmailAddress shouted = Given.address(one.address().value().toUpperCase(Locale.ROOT));

      assertThat(scene.inUnit(() -> store().unfinished(scene.tenant(), shouted)))
          .containsExactlyInAnyOrder(one.id(), other.id());
    }
  }

  @Nested
  class LackingItem {

    @Test
    void findsUnfinishedOnesWithoutAnItemForTheirCurrentStep() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      Recipient lacking = scene.recipient(enrollment);
      scene.item(enrollment);
      Recipient atNextStep = scene.recipient(enrollment);
      scene.add(aQueueItem(atNextStep).at(scene.step(1)).build());
      Recipient finished =
          scene.add(scene.aRecipient(enrollment).ended(EndReason.SUPPRESSED).build());
      Recipient last = scene.add(scene.aRecipient(enrollment).sending().build());
      scene.recipient(scene.enrolled());
      assertThat(finished.currentStep()).isPresent();

      assertThat(
              scene.inUnit(
                  () -> store().lackingItem(scene.tenant(), enrollment.id(), PageRequest.first(9))))
          .containsExactly(lacking, atNextStep, last);
      assertThat(
              scene.inUnit(
                  () ->
                      store()
                          .lackingItem(
                              scene.tenant(),
                              enrollment.id(),
                              new PageRequest(1, Optional.of(lacking.id().value())))))
          .containsExactly(atNextStep);
    }
  }

  @Nested
  class Move {

    @Test
    void changesStateStepAndTimesAndNothingElse() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient other = scene.aRecipient(scene.enrolled()).sending().in("Asia/Tokyo").build();
      Recipient after = like(other, scene.tenant(), sendingAt(scene.step(1), other));
      Recipient moved = withId(after, recipient.id());

      assertThat(move(scene, new RecipientMove(RecipientState.QUEUED, moved)))
          .containsExactly(recipient.id());

      assertThat(stored(scene, recipient)).contains(like(recipient, scene.tenant(), moved));
    }

    private Recipient sendingAt(StepId step, Recipient recipient) {
      return aRecipientState(
          recipient, Optional.of(step), Optional.of(Given.START.plusSeconds(3_600)));
    }

    private Recipient aRecipientState(
        Recipient of, Optional<StepId> step, Optional<Instant> nextRunAt) {
      return new Recipient(
          of.tenant(),
          of.id(),
          of.enrollment(),
          of.sequence(),
          of.contact(),
          of.address(),
          of.firstName(),
          of.lastName(),
          of.timezone(),
          of.variables(),
          of.state(),
          of.endReason(),
          step,
          nextRunAt,
          of.startedAt(),
          of.finishedAt());
    }

    private Recipient withId(Recipient of, RecipientId id) {
      return new Recipient(
          of.tenant(),
          id,
          of.enrollment(),
          of.sequence(),
          of.contact(),
          of.address(),
          of.firstName(),
          of.lastName(),
          of.timezone(),
          Map.of("forged", true),
          of.state(),
          of.endReason(),
          of.currentStep(),
          of.nextRunAt(),
          of.startedAt().plusSeconds(9),
          of.finishedAt());
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void endsARecipient(EndReason reason) {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient ended = as(scene.aRecipient(scene.enrolled()).ended(reason), recipient);

      move(scene, new RecipientMove(RecipientState.QUEUED, ended));

      assertThat(stored(scene, recipient)).contains(ended);
    }

    @Test
    void leavesThoseAloneThatAreInAnotherState() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      Recipient queued = scene.recipient(enrollment);
      Recipient sending = scene.add(scene.aRecipient(enrollment).sending().build());
      Recipient gone = scene.aRecipient(enrollment).build();
      RecipientBuilder end = scene.aRecipient(enrollment).ended(EndReason.STOPPED);

      Set<RecipientId> moved =
          move(
              scene,
              new RecipientMove(RecipientState.QUEUED, as(end, sending)),
              new RecipientMove(RecipientState.QUEUED, as(end, gone)),
              new RecipientMove(RecipientState.QUEUED, as(end, queued)));

      assertThat(moved).containsExactly(queued.id());
      assertThat(stored(scene, sending)).contains(sending);
      assertThat(stored(scene, gone)).isEmpty();
    }

    @Test
    void letsOneOfTwoMoversWin() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      RecipientMove end =
          new RecipientMove(
              RecipientState.QUEUED,
              as(scene.aRecipient(scene.enrolled()).ended(EndReason.FAILED), recipient));

      List<Set<RecipientId>> moved = AtOnce.twice(() -> move(scene, end));

      assertThat(moved).containsExactlyInAnyOrder(Set.of(recipient.id()), Set.of());
    }

    @Test
    void reopensOne() {
      Scene scene = scene();
      Recipient failed =
          scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.SUPPRESSED).build());
      Recipient queued = as(scene.aRecipient(scene.enrolled()), failed);

      assertThat(move(scene, new RecipientMove(RecipientState.FAILED, queued)))
          .containsExactly(failed.id());

      assertThat(stored(scene, failed)).contains(queued);
    }

    @Test
    void leavesOneClosedWhoseAddressIsEnrolledMeanwhile() {
      Scene scene = scene();
      Recipient failed =
          scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.INVALID).build());
      Recipient free =
          scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.INVALID).build());
      scene.add(scene.aRecipient(scene.enrolled()).at(failed.address()).build());
      RecipientBuilder queued = scene.aRecipient(scene.enrolled());

      Set<RecipientId> moved =
          move(
              scene,
              new RecipientMove(RecipientState.FAILED, as(queued, failed)),
              new RecipientMove(RecipientState.FAILED, as(queued, free)));

      assertThat(moved).containsExactly(free.id());
      assertThat(stored(scene, failed)).contains(failed);
    }

    @Test
    void reopensOneOfTwoWithTheSameAddress() {
      Scene scene = scene();
      Recipient one = scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.FAILED).build());
      Recipient other =
          scene.add(
              scene.aRecipient(scene.enrolled()).at(one.address()).ended(EndReason.FAILED).build());
      RecipientBuilder queued = scene.aRecipient(scene.enrolled());

      Set<RecipientId> moved =
          move(
              scene,
              new RecipientMove(RecipientState.FAILED, as(queued, one)),
              new RecipientMove(RecipientState.FAILED, as(queued, other)));

      assertThat(moved).hasSize(1);
      assertThat(scene.inUnit(() -> store().unfinished(scene.tenant(), one.address())))
          .containsExactlyElementsOf(moved);
    }

    @Test
    void doesNotReachAnotherTenantsRecipient() {
      Scene scene = scene();
      Scene stranger = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient ended = as(scene.aRecipient(scene.enrolled()).ended(EndReason.STOPPED), recipient);

      assertThat(
              move(
                  stranger,
                  new RecipientMove(RecipientState.QUEUED, like(ended, stranger.tenant(), ended))))
          .isEmpty();
      tryTo(
          stranger.tenant(),
          () ->
              store()
                  .move(
                      stranger.tenant(), List.of(new RecipientMove(RecipientState.QUEUED, ended))));

      assertThat(stored(scene, recipient)).contains(recipient);
    }

    @Test
    void movesNothingForNothing() {
      assertThat(move(scene())).isEmpty();
    }

    @Test
    void movesMany() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      List<Recipient> recipients = scene.recipients(enrollment, MANY);
      RecipientBuilder sending = scene.aRecipient(enrollment).sending();
      List<RecipientMove> moves =
          recipients.stream()
              .map(recipient -> new RecipientMove(RecipientState.QUEUED, as(sending, recipient)))
              .toList();

      assertThat(scene.inUnit(() -> store().move(scene.tenant(), moves)))
          .containsExactlyInAnyOrderElementsOf(ids(recipients));

      assertThat(stored(scene, recipients.get(MANY - 1))).contains(moves.get(MANY - 1).after());
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient ended = as(scene.aRecipient(scene.enrolled()).ended(EndReason.STOPPED), recipient);

      rollBack(
          scene.tenant(),
          () ->
              store()
                  .move(scene.tenant(), List.of(new RecipientMove(RecipientState.QUEUED, ended))));

      assertThat(stored(scene, recipient)).contains(recipient);
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> store().move(scene.tenant(), List.of()));
    }
  }
}
