package dev.engagement.testkit.enrollment;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.RecipientBuilder.aRecipient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link RecipientStore#add}. */
public abstract class RecipientAdmissionContract extends StoreContract {

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
}
