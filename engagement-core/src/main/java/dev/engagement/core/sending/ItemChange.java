package dev.engagement.core.sending;

import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.StepCompletion;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.mail.Message;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item's move with all that follows from it; none of it happens if the item does not move.
 *
 * @param recipient the recipient's move; what depends on it (the next item, progress) happens only
 *     if it takes place
 * @param send what the contact's history is to say
 * @param counts what is added to daily counts, or taken away
 */
record ItemChange(
    ItemMove move,
    Optional<RecipientMove> recipient,
    Optional<QueueItem> next,
    Progress progress,
    Optional<Message> message,
    Optional<ContactSend> send,
    Map<DailyCount, Integer> counts,
    List<NewAuditEntry> entries) {

  static ItemChange of(ItemMove move) {
    return new ItemChange(
        move,
        Optional.empty(),
        Optional.empty(),
        Progress.NONE,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of());
  }

  ItemChange with(RecipientMove recipientMove, Progress made) {
    return new ItemChange(
        move, Optional.of(recipientMove), next, made, message, send, counts, entries);
  }

  ItemChange with(StepCompletion completion) {
    return new ItemChange(
        move,
        completion.move(),
        completion.next(),
        completion.progress(),
        message,
        send,
        counts,
        entries);
  }

  ItemChange with(Message sent) {
    return new ItemChange(
        move, recipient, next, progress, Optional.of(sent), send, counts, entries);
  }

  ItemChange reserving(ContactSend contactSend, Map<DailyCount, Integer> added) {
    return new ItemChange(
        move, recipient, next, progress, message, Optional.of(contactSend), added, entries);
  }

  ItemChange counting(Map<DailyCount, Integer> added) {
    return new ItemChange(move, recipient, next, progress, message, send, added, entries);
  }

  ItemChange telling(NewAuditEntry entry) {
    List<NewAuditEntry> more = new ArrayList<>(entries);
    more.add(entry);
    return new ItemChange(
        move, recipient, next, progress, message, send, counts, List.copyOf(more));
  }

  QueueItemId item() {
    return move.after().id();
  }

  EnrollmentId enrollment() {
    return move.after().enrollment();
  }
}
