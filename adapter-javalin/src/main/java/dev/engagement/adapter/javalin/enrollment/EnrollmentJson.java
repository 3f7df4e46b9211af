package dev.engagement.adapter.javalin.enrollment;

import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentReceipt;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.RefusedRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An enrollment.
 *
 * @param refused the first rows that were refused, in the answer to its making alone
 * @param ledger what became of its recipients, in the answer to the question for one alone
 */
record EnrollmentJson(
    UUID id,
    UUID customerId,
    UUID sequenceId,
    int sequenceRevision,
    Optional<String> name,
    String state,
    TotalsJson totals,
    Optional<List<RefusedJson>> refused,
    Optional<LedgerJson> ledger,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> finishedAt) {

  record TotalsJson(long accepted, long refused, long open, long completed) {}

  record RefusedJson(long row, Optional<String> email, String code) {
    static RefusedJson of(RefusedRow refused) {
      return new RefusedJson(refused.row(), Optional.of(refused.email()), refused.code().code());
    }

    static RefusedJson withoutAddress(RefusedRow refused) {
      return new RefusedJson(refused.row(), Optional.empty(), refused.code().code());
    }
  }

  record LedgerJson(
      long enrolled,
      long completed,
      long skipped,
      long failed,
      long cancelled,
      long pending,
      long unconfirmed,
      long parked) {
    static LedgerJson of(Ledger ledger) {
      return new LedgerJson(
          ledger.enrolled(),
          ledger.completed(),
          ledger.skipped(),
          ledger.failed(),
          ledger.cancelled(),
          ledger.pending(),
          ledger.unconfirmed(),
          ledger.parked());
    }
  }

  static EnrollmentJson of(Enrollment enrollment) {
    return of(enrollment, Optional.empty(), Optional.empty());
  }

  static EnrollmentJson of(Enrollment enrollment, Ledger ledger) {
    return of(enrollment, Optional.empty(), Optional.of(LedgerJson.of(ledger)));
  }

  static EnrollmentJson of(EnrollmentReceipt receipt) {
    List<RefusedJson> refused = receipt.refused().stream().map(RefusedJson::of).toList();
    return of(receipt.enrollment(), Optional.of(refused), Optional.empty());
  }

  static EnrollmentJson withoutAddresses(EnrollmentReceipt receipt) {
    List<RefusedJson> refused =
        receipt.refused().stream().map(RefusedJson::withoutAddress).toList();
    return of(receipt.enrollment(), Optional.of(refused), Optional.empty());
  }

  private static EnrollmentJson of(
      Enrollment enrollment, Optional<List<RefusedJson>> refused, Optional<LedgerJson> ledger) {
    return new EnrollmentJson(
        enrollment.id().value(),
        enrollment.tenant().value(),
        enrollment.plan().sequence().value(),
        enrollment.plan().revision(),
        enrollment.name(),
        enrollment.state().code(),
        new TotalsJson(
            enrollment.accepted(), enrollment.refused(), enrollment.open(), enrollment.completed()),
        refused,
        ledger,
        enrollment.createdAt(),
        enrollment.updatedAt(),
        enrollment.finishedAt());
  }
}
