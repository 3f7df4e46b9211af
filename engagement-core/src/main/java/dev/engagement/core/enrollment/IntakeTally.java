package dev.engagement.core.enrollment;

import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import dev.engagement.ports.enrollment.RefusedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the rows of a batch so far: numbers, and the first that were refused. */
final class IntakeTally {

  private static final int SHOWN = 1_000;
  private static final int SHOWN_CHARACTERS = 320;

  private final List<RefusedRow> firstRefused = new ArrayList<>();
  private long accepted;
  private long refused;
  private Instant earliest = Instant.MAX;

  void accept(Instant dueAt) {
    accepted++;
    earliest = dueAt.isBefore(earliest) ? dueAt : earliest;
  }

  void refuse(RecipientRow row, RefusalCode code) {
    refused++;
    if (firstRefused.size() < SHOWN) {
      firstRefused.add(new RefusedRow(row.row(), shortened(row.email()), code));
    }
  }

  long accepted() {
    return accepted;
  }

  long refused() {
    return refused;
  }

  List<RefusedRow> firstRefused() {
    return firstRefused;
  }

  /** Returns when the first of those accepted is due. */
  Optional<Instant> earliest() {
    return accepted == 0 ? Optional.empty() : Optional.of(earliest);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS);
  }
}
