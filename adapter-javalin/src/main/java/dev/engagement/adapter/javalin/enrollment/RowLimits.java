package dev.engagement.adapter.javalin.enrollment;

import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import java.util.Map;
import java.util.Optional;

/** Bounds what one row may bring, so that a batch of them fits in memory. */
final class RowLimits {

  /** All the characters of one row. */
  static final long MOST_CHARACTERS = 64 * 1024;

  private static final int LONGEST_ADDRESS_SHOWN = 320;

  private RowLimits() {}

  /** Returns a row that is refused; of what it said only the address is kept. */
  static RecipientRow refused(long row, String email, RefusalCode problem) {
    String shown =
        email.length() > LONGEST_ADDRESS_SHOWN
            ? email.substring(0, email.offsetByCodePoints(0, LONGEST_ADDRESS_SHOWN / 2))
            : email;
    return new RecipientRow(
        row,
        shown,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.of(problem));
  }
}
