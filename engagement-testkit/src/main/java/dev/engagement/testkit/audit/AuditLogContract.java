package dev.engagement.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Actor;
import dev.engagement.ports.Page;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditLog;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditQuery;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link AuditLog}. */
public abstract class AuditLogContract extends StoreContract {

  private static final AuditQuery ALL = new AuditQuery(Optional.empty(), Optional.empty());

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();

  private AuditLog log() {
    return stores().auditLog();
  }

  private void append(TenantId owner, NewAuditEntry... entries) {
    run(owner, () -> log().append(owner, List.of(entries)));
  }

  private List<AuditEntry> read(TenantId owner, AuditQuery query) {
    return in(owner, () -> log().page(owner, query, 0, MANY * 2)).items();
  }

  private static NewAuditEntry anEntry() {
    return about(AuditSubject.of("template", Given.id()));
  }

  private static NewAuditEntry about(AuditSubject subject) {
    return new NewAuditEntry(
        Given.id(),
        AuditEventType.TEMPLATE_CREATED,
        subject,
        Given.START,
        Actor.key(Given.id()),
        AuditPayload.EMPTY);
  }

  private static AuditEntry numbered(TenantId owner, NewAuditEntry entry, long sequence) {
    return new AuditEntry(
        owner,
        entry.id(),
        sequence,
        entry.type(),
        entry.subject(),
        entry.at(),
        entry.actor(),
        entry.payload());
  }

  @Nested
  class Append {

    @Test
    void keepsAllThatAnEntryIs() {
      AuditPayload payload =
          AuditPayload.EMPTY
              .with("count", Long.MAX_VALUE)
              .with("zero", 0)
              .with("code", "Ausgang \"quoted\" \\ 🦉")
              .with("yes", true)
              .with("id", Given.id());
      NewAuditEntry entry =
          new NewAuditEntry(
              Given.id(),
              AuditEventType.SENT,
              new AuditSubject(
                  "queue_item",
                  Given.id(),
                  Optional.of(new EnrollmentId(Given.id())),
                  Optional.of(new RecipientId(Given.id()))),
              Instant.parse("2026-10-25T00:59:59.999999Z"),
              Actor.WORKER,
              payload);

      append(tenant, entry);

      assertThat(read(tenant, ALL)).containsExactly(numbered(tenant, entry, 1));
    }

    @ParameterizedTest
    @EnumSource(AuditEventType.class)
    void takesEveryTypeOfEntry(AuditEventType type) {
      NewAuditEntry entry =
          new NewAuditEntry(
              Given.id(),
              type,
              AuditSubject.of("customer", tenant.value()),
              Given.START,
              Actor.BOOTSTRAP,
              AuditPayload.EMPTY);

      append(tenant, entry);

      assertThat(read(tenant, ALL)).extracting(AuditEntry::type).containsExactly(type);
    }

    @Test
    void numbersEntriesInTheGivenOrderOverUnits() {
      NewAuditEntry later = anEntry();
      NewAuditEntry earlier = anEntry();
      NewAuditEntry last = anEntry();

      append(tenant, earlier, later);
      append(tenant);
      append(tenant, last);

      assertThat(read(tenant, ALL))
          .containsExactly(
              numbered(tenant, earlier, 1), numbered(tenant, later, 2), numbered(tenant, last, 3));
    }

    @Test
    void numbersManyWithoutGaps() {
      List<NewAuditEntry> entries = Stream.generate(AuditLogContract::anEntry).limit(MANY).toList();

      run(tenant, () -> log().append(tenant, entries));

      List<AuditEntry> read = read(tenant, ALL);
      assertThat(read)
          .extracting(AuditEntry::id)
          .containsExactlyElementsOf(entries.stream().map(NewAuditEntry::id).toList());
      assertThat(read)
          .extracting(AuditEntry::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, MANY).boxed().toList());
    }

    @Test
    void countsForEachTenantByItself() {
      append(tenant, anEntry());
      NewAuditEntry theirs = anEntry();

      append(stranger, theirs);

      assertThat(read(stranger, ALL)).containsExactly(numbered(stranger, theirs, 1));
    }

    @Test
    void keepsWhatBelongsToNoTenant() {
      NewAuditEntry entry = anEntry();

      append(TenantId.NIL, entry);

      assertThat(in(TenantId.NIL, () -> log().page(TenantId.NIL, ALL, 0, 10_000)).items())
          .extracting(AuditEntry::id)
          .contains(entry.id());
    }

    @Test
    void leavesNoGapWhenItIsRolledBack() {
      append(tenant, anEntry());
      rollBack(tenant, () -> log().append(tenant, List.of(anEntry(), anEntry())));

      append(tenant, anEntry());

      assertThat(read(tenant, ALL)).extracting(AuditEntry::sequence).containsExactly(1L, 2L);
    }

    @Test
    void leavesNoGapWhenTwoAppendAtOnce() {
      AtOnce.twice(
          () -> {
            for (int i = 0; i < 20; i++) {
              append(tenant, anEntry(), anEntry());
            }
            return true;
          });

      assertThat(read(tenant, ALL))
          .extracting(AuditEntry::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
    }

    @Test
    void needsAUnitOfTheTenant() {
      List<NewAuditEntry> entries = List.of(anEntry());

      assertNeedsUnitOf(tenant, () -> log().append(tenant, entries));
    }
  }

  @Nested
  class PageOf {

    @Test
    void goesOnBehindANumber() {
      append(tenant, anEntry(), anEntry(), anEntry());

      Page<AuditEntry> first = in(tenant, () -> log().page(tenant, ALL, 0, 2));
      Page<AuditEntry> second = in(tenant, () -> log().page(tenant, ALL, 2, 2));

      assertThat(first.items()).extracting(AuditEntry::sequence).containsExactly(1L, 2L);
      assertThat(first.more()).isTrue();
      assertThat(second.items()).extracting(AuditEntry::sequence).containsExactly(3L);
      assertThat(second.more()).isFalse();
    }

    @Test
    void hasNoMoreWhenThePageIsJustFull() {
      append(tenant, anEntry(), anEntry());

      assertThat(in(tenant, () -> log().page(tenant, ALL, 0, 2)).more()).isFalse();
    }

    @Test
    void showsAnEnrollmentWithItsRecipients() {
      EnrollmentId enrollment = new EnrollmentId(Given.id());
      RecipientId recipient = new RecipientId(Given.id());
      NewAuditEntry ofEnrollment = about(AuditSubject.of(enrollment));
      NewAuditEntry ofRecipient = about(AuditSubject.of(enrollment, recipient));
      append(tenant, ofEnrollment, anEntry(), ofRecipient);
      append(tenant, about(AuditSubject.of(new EnrollmentId(Given.id()), recipient)));

      assertThat(read(tenant, AuditQuery.of(enrollment)))
          .containsExactly(numbered(tenant, ofEnrollment, 1), numbered(tenant, ofRecipient, 3));
      assertThat(read(tenant, new AuditQuery(Optional.of(enrollment), Optional.of(recipient))))
          .containsExactly(numbered(tenant, ofRecipient, 3));
      assertThat(read(tenant, new AuditQuery(Optional.empty(), Optional.of(recipient))))
          .extracting(AuditEntry::sequence)
          .containsExactly(3L, 4L);
    }

    @Test
    void pagesThroughWhatItShowsAlone() {
      EnrollmentId enrollment = new EnrollmentId(Given.id());
      NewAuditEntry shown = about(AuditSubject.of(enrollment));
      append(tenant, anEntry(), shown, anEntry(), about(AuditSubject.of(enrollment)));

      Page<AuditEntry> page = in(tenant, () -> log().page(tenant, AuditQuery.of(enrollment), 0, 1));

      assertThat(page).isEqualTo(new Page<>(List.of(numbered(tenant, shown, 2)), true));
      assertThat(in(tenant, () -> log().page(tenant, AuditQuery.of(enrollment), 2, 1)).more())
          .isFalse();
    }

    @Test
    void doesNotSeeAnotherTenantsEntries() {
      EnrollmentId enrollment = new EnrollmentId(Given.id());
      append(tenant, about(AuditSubject.of(enrollment)));

      assertThat(read(stranger, ALL)).isEmpty();
      assertThat(read(stranger, AuditQuery.of(enrollment))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> log().page(tenant, ALL, 0, 1));
    }
  }
}
