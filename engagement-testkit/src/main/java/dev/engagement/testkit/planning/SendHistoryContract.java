package dev.engagement.testkit.planning;

import static dev.engagement.testkit.fixture.Contacts.aContact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.planning.SendHistory;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Scene;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link SendHistory}. */
public abstract class SendHistoryContract extends StoreContract {

  private static final Instant FIRST = Given.START;
  private static final Instant SECOND = FIRST.plusSeconds(60);
  private static final Instant THIRD = FIRST.plusSeconds(120);

  private SendHistory history() {
    return stores().history();
  }

  private LastSends last(Scene scene, ContactSend send) {
    Map<QueueItemId, LastSends> last =
        scene.inUnit(() -> history().lastSends(scene.tenant(), List.of(send)));
    Map<QueueItemId, LastSends> locked =
        scene.inUnit(() -> history().lockLastSends(scene.tenant(), List.of(send)));
    LastSends found = last.getOrDefault(send.item(), LastSends.NEVER);
    assertThat(locked.getOrDefault(send.item(), LastSends.NEVER))
        .as("the same under lock")
        .isEqualTo(found);
    return found;
  }

  private void record(Scene scene, Instant at, ContactSend... sends) {
    scene.inUnit(() -> history().recordSends(scene.tenant(), List.of(sends), at));
  }

  private static ContactSend aSend(Contact contact, Sequence sequence) {
    return new ContactSend(new QueueItemId(Given.id()), contact.id(), sequence.id());
  }

  private static LastSends sends(Instant any, Instant sameSequence) {
    return new LastSends(Optional.of(any), Optional.of(sameSequence));
  }

  @Nested
  class Last {

    @Test
    void isNeverForAContactWithoutMail() {
      Scene scene = scene();

      assertThat(last(scene, aSend(scene.contact(Given.address()), scene.sequence())))
          .isEqualTo(LastSends.NEVER);
    }

    @Test
    void isTheLatestOfAnyAndOfTheSameSequence() {
      Scene scene = scene();
      Sequence second = scene.add(scene.aSequenceOfTwo().build());
      Contact contact = scene.contact(Given.address());

      record(scene, FIRST, aSend(contact, scene.sequence()));
      record(scene, SECOND, aSend(contact, second));

      assertThat(last(scene, aSend(contact, scene.sequence()))).isEqualTo(sends(SECOND, FIRST));
      assertThat(last(scene, aSend(contact, second))).isEqualTo(sends(SECOND, SECOND));
      Sequence third = scene.add(scene.aSequenceOfTwo().build());
      assertThat(last(scene, aSend(contact, third)))
          .isEqualTo(new LastSends(Optional.of(SECOND), Optional.empty()));
    }

    @Test
    void leavesTheItemInQuestionOut() {
      Scene scene = scene();
      Contact contact = scene.contact(Given.address());
      ContactSend one = aSend(contact, scene.sequence());
      ContactSend other = aSend(contact, scene.sequence());

      record(scene, FIRST, one);
      assertThat(last(scene, one)).isEqualTo(LastSends.NEVER);

      record(scene, SECOND, other);
      assertThat(last(scene, other)).isEqualTo(sends(FIRST, FIRST));
      assertThat(last(scene, one)).isEqualTo(sends(SECOND, SECOND));
    }

    @Test
    void leavesEveryAttemptOfTheItemInQuestionOut() {
      Scene scene = scene();
      Contact contact = scene.contact(Given.address());
      ContactSend before = aSend(contact, scene.sequence());
      ContactSend retried = aSend(contact, scene.sequence());

      record(scene, FIRST, before);
      record(scene, SECOND, retried);
      record(scene, THIRD, retried);

      assertThat(last(scene, retried)).isEqualTo(sends(FIRST, FIRST));
      assertThat(last(scene, before)).isEqualTo(sends(THIRD, THIRD));
    }

    @Test
    void leavesTheItemOutOfItsOwnSequenceAlone() {
      Scene scene = scene();
      Sequence second = scene.add(scene.aSequenceOfTwo().build());
      Contact contact = scene.contact(Given.address());
      ContactSend mine = aSend(contact, scene.sequence());

      record(scene, FIRST, mine);
      record(scene, SECOND, aSend(contact, second));

      assertThat(last(scene, mine)).isEqualTo(new LastSends(Optional.of(SECOND), Optional.empty()));
    }

    @Test
    void doesNotSeeAnotherTenantsMail() {
      Scene scene = scene();
      Scene stranger = scene();
      Contact contact = scene.contact(Given.address());
      record(scene, FIRST, aSend(contact, scene.sequence()));

      assertThat(last(stranger, aSend(contact, scene.sequence()))).isEqualTo(LastSends.NEVER);
    }

    @Test
    void findsNothingForNothing() {
      Scene scene = scene();

      assertThat(scene.inUnit(() -> history().lastSends(scene.tenant(), List.of()))).isEmpty();
      assertThat(scene.inUnit(() -> history().lockLastSends(scene.tenant(), List.of()))).isEmpty();
    }

    @Test
    void answersSeveralItemsOfOneContact() {
      Scene scene = scene();
      Contact contact = scene.contact(Given.address());
      ContactSend one = aSend(contact, scene.sequence());
      ContactSend other = aSend(contact, scene.sequence());
      record(scene, FIRST, one);

      Map<QueueItemId, LastSends> last =
          scene.inUnit(() -> history().lockLastSends(scene.tenant(), List.of(one, other)));

      assertThat(last.getOrDefault(one.item(), LastSends.NEVER)).isEqualTo(LastSends.NEVER);
      assertThat(last).containsEntry(other.item(), sends(FIRST, FIRST));
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> history().lastSends(scene.tenant(), List.of()));
    }
  }

  @Nested
  class Recording {

    @Test
    void recordsMany() {
      Scene scene = scene();
      List<ContactDraft> drafts =
          Stream.generate(() -> aContact(Given.address())).limit(MANY).toList();
      scene.inUnit(() -> stores().contacts().resolve(scene.tenant(), drafts, FIRST));
      List<ContactSend> recorded =
          drafts.stream()
              .map(
                  draft ->
                      new ContactSend(
                          new QueueItemId(Given.id()), draft.id(), scene.sequence().id()))
              .toList();
      List<ContactSend> asked =
          recorded.stream()
              .map(
                  send ->
                      new ContactSend(new QueueItemId(Given.id()), send.contact(), send.sequence()))
              .toList();

      scene.inUnit(() -> history().recordSends(scene.tenant(), recorded, SECOND));

      assertThat(scene.inUnit(() -> history().lastSends(scene.tenant(), asked)))
          .hasSize(MANY)
          .allSatisfy((item, last) -> assertThat(last).isEqualTo(sends(SECOND, SECOND)));
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Contact contact = scene.contact(Given.address());
      List<ContactSend> recorded = List.of(aSend(contact, scene.sequence()));

      rollBack(scene.tenant(), () -> history().recordSends(scene.tenant(), recorded, FIRST));

      assertThat(last(scene, aSend(contact, scene.sequence()))).isEqualTo(LastSends.NEVER);
    }

    @Test
    void letsOneOfTwoWorkersPassThatNeverHadMailBefore() {
      Scene scene = scene();
      Contact contact = scene.contact(Given.address());

      List<Boolean> passed = AtOnce.twice(() -> pass(scene, contact));

      assertThat(passed).containsExactlyInAnyOrder(true, false);
    }

    private boolean pass(Scene scene, Contact contact) {
      ContactSend send = aSend(contact, scene.sequence());
      return scene.inUnit(
          () -> {
            LastSends last =
                history()
                    .lockLastSends(scene.tenant(), List.of(send))
                    .getOrDefault(send.item(), LastSends.NEVER);
            boolean free = last.any().isEmpty();
            if (free) {
              history().recordSends(scene.tenant(), List.of(send), FIRST);
            }
            return free;
          });
    }

    @Test
    void keepsOthersAwayFromAContactUnderLock() {
      Scene scene = scene();
      Contact contact = scene.contact(Given.address());
      ContactSend mine = aSend(contact, scene.sequence());
      ContactSend theirs = aSend(contact, scene.sequence());

      Map<QueueItemId, LastSends> seen =
          AtOnce.keepsAway(
              held ->
                  scene.inUnit(
                      () -> {
                        history().lockLastSends(scene.tenant(), List.of(mine));
                        held.run();
                        history().recordSends(scene.tenant(), List.of(mine), FIRST);
                      }),
              () -> scene.inUnit(() -> history().lockLastSends(scene.tenant(), List.of(theirs))));

      assertThat(seen).containsEntry(theirs.item(), sends(FIRST, FIRST));
    }
  }

  @Nested
  class Counting {

    private final DailyCount ofSequence =
        new DailyCount(CapScope.SEQUENCE, Given.id(), LocalDate.parse("2026-02-28"));
    private final DailyCount ofIdentity =
        new DailyCount(CapScope.IDENTITY, ofSequence.id(), ofSequence.day());
    private final DailyCount nextDay =
        new DailyCount(CapScope.SEQUENCE, ofSequence.id(), LocalDate.parse("2026-03-01"));

    private int count(Scene scene, DailyCount count) {
      Map<DailyCount, Integer> counts =
          scene.inUnit(() -> history().counts(scene.tenant(), List.of(count)));
      Map<DailyCount, Integer> locked =
          scene.inUnit(() -> history().lockCounts(scene.tenant(), List.of(count)));
      int found = counts.getOrDefault(count, 0);
      assertThat(locked.getOrDefault(count, 0)).as("the same under lock").isEqualTo(found);
      return found;
    }

    private void add(Scene scene, Map<DailyCount, Integer> changes) {
      scene.inUnit(() -> history().addToCounts(scene.tenant(), changes));
    }

    @Test
    void addsAndTakesAway() {
      Scene scene = scene();
      assertThat(count(scene, ofSequence)).isZero();

      add(scene, Map.of(ofSequence, 3));
      add(scene, Map.of(ofSequence, 2));
      assertThat(count(scene, ofSequence)).isEqualTo(5);

      add(scene, Map.of(ofSequence, -4));
      assertThat(count(scene, ofSequence)).isEqualTo(1);
    }

    @Test
    void keepsScopesIdsAndDaysApart() {
      Scene scene = scene();
      DailyCount otherId = new DailyCount(CapScope.SEQUENCE, Given.id(), ofSequence.day());

      add(scene, Map.of(ofSequence, 1, ofIdentity, 2, nextDay, 3, otherId, 4));

      assertThat(
              scene.inUnit(
                  () -> history().counts(scene.tenant(), List.of(nextDay, ofSequence, ofIdentity))))
          .containsExactlyInAnyOrderEntriesOf(Map.of(ofSequence, 1, ofIdentity, 2, nextDay, 3));
    }

    @Test
    void doesNotSeeOrRaiseAnotherTenantsCounts() {
      Scene scene = scene();
      Scene stranger = scene();
      add(scene, Map.of(ofSequence, 1));

      assertThat(count(stranger, ofSequence)).isZero();
      add(stranger, Map.of(ofSequence, 5));

      assertThat(count(scene, ofSequence)).isEqualTo(1);
    }

    @Test
    void countsNothingForNothing() {
      Scene scene = scene();

      add(scene, Map.of());

      assertThat(scene.inUnit(() -> history().counts(scene.tenant(), List.of()))).isEmpty();
      assertThat(scene.inUnit(() -> history().lockCounts(scene.tenant(), List.of()))).isEmpty();
    }

    @Test
    void losesNothingThatTwoAddAtOnce() {
      Scene scene = scene();

      AtOnce.twice(
          () -> {
            for (int i = 0; i < 20; i++) {
              add(scene, Map.of(ofSequence, 1, ofIdentity, 1, nextDay, 1));
            }
            return true;
          });

      assertThat(count(scene, ofSequence)).isEqualTo(40);
      assertThat(count(scene, nextDay)).isEqualTo(40);
    }

    @Test
    void letsNeverMoreThanTheCapPass() {
      Scene scene = scene();

      List<Integer> passed = AtOnce.twice(() -> passOften(scene, 7));

      assertThat(passed.get(0) + passed.get(1)).isEqualTo(7);
      assertThat(count(scene, ofSequence)).isEqualTo(7);
    }

    private int passOften(Scene scene, int cap) {
      int passed = 0;
      for (int i = 0; i < 10; i++) {
        passed += scene.inUnit(() -> pass(scene, cap)) ? 1 : 0;
      }
      return passed;
    }

    private boolean pass(Scene scene, int cap) {
      boolean free =
          history().lockCounts(scene.tenant(), List.of(ofSequence)).getOrDefault(ofSequence, 0)
              < cap;
      if (free) {
        history().addToCounts(scene.tenant(), Map.of(ofSequence, 1));
      }
      return free;
    }

    @Test
    void keepsOthersAwayFromACountUnderLockAlsoBeforeItIsThere() {
      Scene scene = scene();

      Map<DailyCount, Integer> seen =
          AtOnce.keepsAway(
              held ->
                  scene.inUnit(
                      () -> {
                        history().lockCounts(scene.tenant(), List.of(ofSequence));
                        held.run();
                        history().addToCounts(scene.tenant(), Map.of(ofSequence, 1));
                      }),
              () -> scene.inUnit(() -> history().lockCounts(scene.tenant(), List.of(ofSequence))));

      assertThat(seen).containsEntry(ofSequence, 1);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();

      rollBack(scene.tenant(), () -> history().addToCounts(scene.tenant(), Map.of(ofSequence, 1)));

      assertThat(count(scene, ofSequence)).isZero();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(
          scene.tenant(), () -> history().addToCounts(scene.tenant(), Map.of(ofSequence, 1)));
    }
  }
}
