package dev.engagement.testkit;

import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.sequence.SequenceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The unique index over sequence and address of the recipients that are not finished. */
final class UnfinishedAddresses {

  private record Key(SequenceId sequence, String address) {
    static Key of(Recipient recipient) {
      return new Key(recipient.sequence(), recipient.address().normalised());
    }
  }

  private final Map<Key, EnrollmentId> index = new HashMap<>();

  UnfinishedAddresses(Collection<Recipient> recipients) {
    recipients.forEach(this::put);
  }

  /** Takes the recipient in, unless its address is there. */
  Admission admit(Recipient recipient) {
    EnrollmentId holder = index.get(Key.of(recipient));
    if (holder == null || recipient.state().isFinished()) {
      put(recipient);
      return Admission.ADDED;
    }
    return holder.equals(recipient.enrollment())
        ? Admission.DUPLICATE_IN_BATCH
        : Admission.ALREADY_ENROLLED;
  }

  boolean has(Recipient recipient) {
    return index.containsKey(Key.of(recipient));
  }

  void replace(Recipient before, Recipient after) {
    if (!before.state().isFinished()) {
      index.remove(Key.of(before));
    }
    put(after);
  }

  private void put(Recipient recipient) {
    if (!recipient.state().isFinished()) {
      index.put(Key.of(recipient), recipient.enrollment());
    }
  }
}
