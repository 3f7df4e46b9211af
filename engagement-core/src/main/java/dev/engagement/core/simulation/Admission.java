package dev.engagement.core.simulation;

import dev.engagement.core.enrollment.StepPath;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import dev.engagement.ports.enrollment.RefusedRow;
import dev.engagement.ports.queue.QueueItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who takes part in a simulation.
 *
 * @param recipients the accepted ones, in the order of their rows
 * @param rows the numbers of their rows
 * @param stops the first step of each
 * @param refused the rows that were refused
 */
record Admission(
    List<Recipient> recipients,
    List<Long> rows,
    List<StepPath.Stop> stops,
    List<RefusedRow> refused) {

  private static final int SHOWN = 1_000;
  private static final int SHOWN_CHARACTERS = 320;

  static Admission empty() {
    return new Admission(
        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void accept(long row, Recipient recipient, StepPath.Stop first) {
    recipients.add(recipient);
    rows.add(row);
    stops.add(first);
  }

  void refuse(RecipientRow row, RefusalCode code) {
    String email = row.email();
    String shown =
        email.length() <= SHOWN_CHARACTERS ? email : email.substring(0, SHOWN_CHARACTERS);
    refused.add(new RefusedRow(row.row(), shown, code));
  }

  List<RefusedRow> firstRefused() {
    return refused.subList(0, Math.min(SHOWN, refused.size()));
  }

  /** Returns the accepted ones, each with the item of the first step. */
  List<Participant> participants(Course course, Instant start) {
    List<Participant> participants = new ArrayList<>(recipients.size());
    for (int i = 0; i < recipients.size(); i++) {
      Recipient recipient = recipients.get(i);
      StepPath.Stop first = stops.get(i);
      QueueItem item =
          QueueItemLifecycle.enqueue(
              course.nextItem(),
              recipient,
              first.step().id(),
              first.stepOrder(),
              first.dueAt(),
              start);
      participants.add(new Participant(rows.get(i), recipient, item));
    }
    return participants;
  }
}
