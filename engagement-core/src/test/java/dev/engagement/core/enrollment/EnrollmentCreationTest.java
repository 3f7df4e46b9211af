package dev.engagement.core.enrollment;

import static dev.engagement.core.EnrollmentFixture.row;
import static dev.engagement.core.Samples.email;
import static dev.engagement.core.Samples.pause;
import static dev.engagement.core.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.engagement.core.EnrollmentFixture;
import dev.engagement.core.World;
import dev.engagement.core.sequence.SequenceLifecycle;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentReceipt;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.enrollment.RefusalCode;
import dev.engagement.ports.enrollment.RefusedRow;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrollmentCreationTest {

  private final EnrollmentFixture fixture = new EnrollmentFixture();
  private final World world = fixture.world;
  private final Sequence sequence = fixture.active(email(1, "P1D"), email(2, "P3D"));

  @Test
  void putsTheFirstStepOfEveryoneInTheQueue() {
    Enrollment enrollment = fixture.enroll(sequence, "ada@example.com", "grace@example.com");

    Instant tomorrow = Instant.parse("2026-03-04T10:00:00Z");
    assertThat(enrollment.state()).isEqualTo(EnrollmentState.QUEUED);
    assertThat(enrollment.accepted()).isEqualTo(2);
    assertThat(enrollment.open()).isEqualTo(2);
    assertThat(fixture.now(enrollment)).isEqualTo(enrollment);
    assertThat(fixture.recipients(enrollment))
        .extracting(Recipient::state)
        .containsOnly(RecipientState.QUEUED);
    assertThat(fixture.items(enrollment))
        .hasSize(2)
        .allSatisfy(
            item -> {
              assertThat(item.state()).isEqualTo(QueueItemState.QUEUED);
              assertThat(item.step()).isEqualTo(step(1));
              assertThat(item.dueAt()).isEqualTo(tomorrow);
            });
    assertThat(world.stores.schedule().nextDue()).contains(tomorrow);
    assertThat(fixture.ledger(enrollment)).isEqualTo(new Ledger(2, 0, 0, 0, 0, 2, 0, 0));
  }

  @Test
  void tellsTheLogOnceAndWithoutAddresses() {
    Enrollment enrollment =
        fixture.enroll(sequence, List.of(row(1, "ada@example.com"), row(2, "nobody"))).enrollment();

    assertThat(world.events()).containsExactly(AuditEventType.ENROLLMENT_CREATED);
    AuditEntry entry = world.lastEntry();
    assertThat(entry.subject().enrollment()).contains(enrollment.id());
    assertThat(entry.payload().values())
        .containsEntry("accepted", 1L)
        .containsEntry("refused", 1L)
        .containsEntry("sequenceId", sequence.id().toString());
    assertThat(entry.payload().values().toString()).doesNotContain("@", "nobody");
  }

  @Test
  void saysWhyARowIsRefusedAndEnrollsTheOthers() {
    fixture.enroll(sequence, "known@example.com");

    EnrollmentReceipt receipt =
        fixture.enroll(
            sequence,
            List.of(
                row(1, "ada@example.com"),
                row(2, "ADA@Example.COM "),
                row(3, "not an address"),
                row(4, "known@example.com"),
                zone(5, "Mars/Base"),
                named(6, "Ada\r\nBcc: x@y.example"),
                knowing(7, Map.of("when", Instant.EPOCH)),
                malformed(8)));

    assertThat(receipt.enrollment().accepted()).isEqualTo(1);
    assertThat(receipt.enrollment().refused()).isEqualTo(7);
    assertThat(receipt.refused())
        .extracting(RefusedRow::row, RefusedRow::code)
        .containsExactly(
            tuple(2L, RefusalCode.DUPLICATE_IN_BATCH),
            tuple(3L, RefusalCode.INVALID_ADDRESS),
            tuple(4L, RefusalCode.ALREADY_ENROLLED),
            tuple(5L, RefusalCode.INVALID_TIMEZONE),
            tuple(6L, RefusalCode.INVALID_VALUE),
            tuple(7L, RefusalCode.INVALID_VALUE),
            tuple(8L, RefusalCode.MALFORMED_ROW));
    assertThat(fixture.items(receipt.enrollment())).hasSize(1);
  }

  @Test
  void goesThroughAnyNumberOfBatches() {
    List<RecipientRow> rows =
        IntStream.rangeClosed(1, 3_500)
            .mapToObj(number -> row(number, "person" + number % 2_300 + "@example.com"))
            .toList();

    EnrollmentReceipt receipt = fixture.enroll(sequence, rows);

    assertThat(receipt.enrollment().accepted()).isEqualTo(2_300);
    assertThat(receipt.enrollment().refused()).isEqualTo(1_200);
    assertThat(receipt.refused()).hasSize(1_000);
    assertThat(receipt.refused().get(0).row()).isEqualTo(2_301);
    assertThat(fixture.ledger(receipt.enrollment()).enrolled()).isEqualTo(2_300);
    assertThat(fixture.ledger(receipt.enrollment()).balances()).isTrue();
  }

  @Test
  void keepsTheOrderOfTheBatch() {
    Enrollment enrollment =
        fixture.enroll(sequence, "zoe@example.com", "adam@example.com", "max@example.com");

    assertThat(fixture.recipients(enrollment))
        .extracting(recipient -> recipient.address().value())
        .containsExactly("zoe@example.com", "adam@example.com", "max@example.com");
  }

  @Test
  void writesNothingWhereNothingIsAccepted() {
    EngagementException refusal =
        world.refused(
            ErrorCode.NOTHING_ACCEPTED,
            fixture::all,
            () -> fixture.enroll(sequence, "nobody", "no one"));

    assertThat(World.problems(refusal))
        .containsExactly("recipients[0]: invalid_address", "recipients[1]: invalid_address");
    assertThat(world.stores.schedule().nextDue()).isEmpty();
  }

  @Test
  void refusesAnEmptyBatch() {
    world.refused(
        ErrorCode.NOTHING_ACCEPTED, fixture::all, () -> fixture.enroll(sequence, List.of()));
  }

  @Test
  void writesNothingWhereTheRowsBreakOff() {
    List<RecipientRow> rows = new ArrayList<>();
    IntStream.rangeClosed(1, 1_500)
        .forEach(number -> rows.add(row(number, "person" + number + "@example.com")));
    Stream<RecipientRow> breaking =
        rows.stream()
            .map(
                row -> {
                  if (row.row() == 1_200) {
                    throw new IllegalStateException("unreadable");
                  }
                  return row;
                });

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                fixture.enrollments.create(
                    world.tenant,
                    new NewEnrollment(sequence.id(), Optional.empty()),
                    breaking.iterator(),
                    World.ACTOR));
    assertThat(fixture.all()).isEmpty();
    assertThat(world.events()).isEmpty();
    assertThat(fixture.enroll(sequence, "person1@example.com").accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ARCHIVE", "PAUSE", "ACTIVATE"})
  void acceptsOnlyForWhatIsActiveOrPaused(SequenceChange change) {
    Sequence other =
        change == SequenceChange.ACTIVATE
            ? fixture.draft(email(1, "P1D"))
            : fixture.change(sequence, change);

    if (change == SequenceChange.PAUSE) {
      assertThat(fixture.enroll(other, "ada@example.com").accepted()).isEqualTo(1);
    } else {
      world.refused(
          ErrorCode.SEQUENCE_NOT_ACTIVE,
          fixture::all,
          () -> fixture.enroll(other, "ada@example.com"));
    }
  }

  @Test
  void findsNoSequenceOfAnotherTenant() {
    TenantId stranger = world.newTenant();
    List<RecipientRow> rows = List.of(row(1, "ada@example.com"));

    world.refused(
        ErrorCode.NOT_FOUND,
        fixture::all,
        () ->
            fixture.enrollments.create(
                stranger,
                new NewEnrollment(sequence.id(), Optional.empty()),
                rows.iterator(),
                World.ACTOR));
    world.refused(
        ErrorCode.NOT_FOUND,
        fixture::all,
        () ->
            fixture.enrollments.create(
                world.tenant,
                new NewEnrollment(new SequenceId(world.ids.next()), Optional.empty()),
                rows.iterator(),
                World.ACTOR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "bell\u0007"})
  void refusesANameThatBreaksTheRules(String name) {
    world.refused(
        ErrorCode.INVALID_REQUEST,
        fixture::all,
        () ->
            fixture.enrollments.create(
                world.tenant,
                new NewEnrollment(sequence.id(), Optional.of(name)),
                List.of(row(1, "ada@example.com")).iterator(),
                World.ACTOR));
  }

  @Test
  void staysOnTheRevisionThatWasCurrent() {
    Enrollment enrollment = fixture.enroll(sequence, "ada@example.com");
    Sequence revised =
        fixture.update(
            SequenceLifecycle.revise(
                sequence,
                sequence.plan().identity(),
                List.of(email(1, "P9D")),
                world.clock.instant()));

    Enrollment later = fixture.enroll(revised, "grace@example.com");

    assertThat(fixture.now(enrollment).plan().revision()).isEqualTo(1);
    assertThat(later.plan().revision()).isEqualTo(2);
  }

  @Test
  void knowsAContactFromBefore() {
    fixture.enroll(sequence, List.of(known(1, "Ada", "Asia/Tokyo")));
    Sequence other = fixture.active(pause(3, "P1D"), email(4, "PT0S"));

    Enrollment enrollment = fixture.enroll(other, "ada@example.com");
    Enrollment renamed =
        fixture
            .enroll(fixture.active(email(5, "P1D")), List.of(known(1, "Augusta", "Europe/Paris")))
            .enrollment();

    assertThat(only(enrollment).firstName()).contains("Ada");
    assertThat(only(enrollment).timezone()).contains(ZoneId.of("Asia/Tokyo"));
    assertThat(only(renamed).firstName()).contains("Augusta");
    assertThat(only(renamed).timezone()).contains(ZoneId.of("Europe/Paris"));
    assertThat(only(renamed).contact()).isEqualTo(only(enrollment).contact());
  }

  @Test
  void countsDaysInTheNearestZoneThatIsKnown() {
    world.clock.set("2026-03-28T05:00:00Z");

    EnrollmentReceipt receipt =
        fixture.enroll(
            sequence, List.of(known(1, "Ada", "Asia/Tokyo"), row(2, "customers.zone@example.com")));

    assertThat(fixture.items(receipt.enrollment()))
        .extracting(QueueItem::dueAt)
        .containsExactly(
            Instant.parse("2026-03-29T05:00:00Z"), Instant.parse("2026-03-29T04:00:00Z"));
  }

  @Test
  void readsABlankCellAsNothing() {
    RecipientRow blank =
        new RecipientRow(
            1,
            "ada@example.com",
            Optional.of(" "),
            Optional.of(""),
            Optional.of(""),
            Map.of("company", ""),
            Optional.empty());

    Recipient recipient = only(fixture.enroll(sequence, List.of(blank)).enrollment());

    assertThat(recipient.firstName()).isEmpty();
    assertThat(recipient.timezone()).isEmpty();
    assertThat(recipient.variables()).containsEntry("company", "");
  }

  @Test
  void showsOnlyTheBeginningOfWhatIsNoAddress() {
    EnrollmentReceipt receipt =
        fixture.enroll(sequence, List.of(row(1, "ada@example.com"), row(2, "x".repeat(1_000_000))));

    assertThat(receipt.refused().get(0).email()).hasSize(320);
  }

  private Recipient only(Enrollment enrollment) {
    List<Recipient> recipients = fixture.recipients(enrollment);
    assertThat(recipients).hasSize(1);
    return recipients.get(0);
  }

  private static RecipientRow zone(long number, String zone) {
    return new RecipientRow(
        number,
        "zone" + number + "@example.com",
        Optional.empty(),
        Optional.empty(),
        Optional.of(zone),
        Map.of(),
        Optional.empty());
  }

  private static RecipientRow named(long number, String name) {
    return new RecipientRow(
        number,
        "name" + number + "@example.com",
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  private static RecipientRow knowing(long number, Map<String, Object> variables) {
    return new RecipientRow(
        number,
        "variables" + number + "@example.com",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        variables,
        Optional.empty());
  }

  private static RecipientRow malformed(long number) {
    return new RecipientRow(
        number,
        "malformed@example.com",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.of(RefusalCode.MALFORMED_ROW));
  }

  private static RecipientRow known(long number, String name, String zone) {
    return new RecipientRow(
        number,
        "ada@example.com",
        Optional.of(name),
        Optional.empty(),
        Optional.of(zone),
        Map.of(),
        Optional.empty());
  }
}
