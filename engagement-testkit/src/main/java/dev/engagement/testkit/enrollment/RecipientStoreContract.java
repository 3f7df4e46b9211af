package dev.engagement.testkit.enrollment;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.RecipientBuilder;
import dev.engagement.testkit.fixture.Scene;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of how {@link RecipientStore} finds, locks and lists. */
public abstract class RecipientStoreContract extends StoreContract {

  private RecipientStore store() {
    return stores().recipients();
  }

  private Optional<Recipient> stored(Scene scene, Recipient recipient) {
    return scene.inUnit(() -> store().find(scene.tenant(), recipient.id()));
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
  class LockKnown {

    @Test
    void showsWhatHasChangedSince() {
      Scene scene = scene();
      Recipient known = scene.recipient(scene.enrolled());
      Recipient ended = as(scene.aRecipient(scene.enrolled()).ended(EndReason.FAILED), known);
      RecipientMove end = new RecipientMove(RecipientState.QUEUED, ended);
      scene.inUnit(() -> store().move(scene.tenant(), List.of(end)));

      Map<RecipientId, Recipient> now =
          scene.inUnit(() -> store().lockKnown(scene.tenant(), List.of(known, known)));

      assertThat(now).containsOnly(Map.entry(known.id(), ended));
    }

    @Test
    void keepsOthersAwayAndShowsThemWhatWasWritten() {
      Scene scene = scene();
      Recipient known = scene.recipient(scene.enrolled());
      Recipient sending = as(scene.aRecipient(scene.enrolled()).sending(), known);

      Map<RecipientId, Recipient> seen =
          AtOnce.keepsAway(
              held ->
                  scene.inUnit(
                      () -> {
                        store().lockKnown(scene.tenant(), List.of(known));
                        held.run();
                        store()
                            .move(
                                scene.tenant(),
                                List.of(new RecipientMove(RecipientState.QUEUED, sending)));
                      }),
              () -> scene.inUnit(() -> store().lockKnown(scene.tenant(), List.of(known))));

      assertThat(seen).containsValue(sending);
    }

    @Test
    void findsNothingForNothingAndNothingOfOthers() {
      Scene scene = scene();
      Scene stranger = scene();
      Recipient recipient = scene.recipient(scene.enrolled());

      assertThat(scene.inUnit(() -> store().lockKnown(scene.tenant(), List.of()))).isEmpty();
      assertThat(stranger.inUnit(() -> store().lockKnown(stranger.tenant(), List.of(recipient))))
          .isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> store().lockKnown(scene.tenant(), List.of()));
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
}
