package dev.engagement.ports.enrollment;

import java.util.List;

/**
 * The answer to a batch.
 *
 * @param refused the first 1,000 rows that were refused; the enrollment has the number of all
 */
public record EnrollmentReceipt(Enrollment enrollment, List<RefusedRow> refused) {
  public EnrollmentReceipt {
    refused = List.copyOf(refused);
  }
}
