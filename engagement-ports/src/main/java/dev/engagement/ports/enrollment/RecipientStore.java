package dev.engagement.ports.enrollment;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps recipients. Every method is confined to the tenant it is given. */
@DrivenPort
public interface RecipientStore {

  /**
   * Adds recipients. A normalised address is there once in a sequence while it is not finished,
   * also when several add it at once: the first of them stays, the others are not written.
   *
   * @return what became of each
   */
  Map<RecipientId, Admission> add(TenantId tenant, List<Recipient> recipients);

  /** Returns the recipient, or empty if this tenant has none with that id. */
  Optional<Recipient> find(TenantId tenant, RecipientId id);

  /** Returns those of the recipients that this tenant has. */
  Map<RecipientId, Recipient> findAll(TenantId tenant, Collection<RecipientId> ids);

  /**
   * Returns those of the recipients that this tenant has, and keeps other writers away from them
   * until the unit of work ends. They are locked in the order of their ids.
   */
  Map<RecipientId, Recipient> lock(TenantId tenant, Collection<RecipientId> ids);

  /**
   * Like {@link #lock}, for recipients that were read before: what never changes of them is not
   * read again.
   */
  Map<RecipientId, Recipient> lockKnown(TenantId tenant, Collection<Recipient> known);

  /** Returns recipients of an enrollment in the order of their ids. */
  Page<Recipient> list(TenantId tenant, EnrollmentId enrollment, PageRequest page);

  /**
   * Returns the ids of recipients of an enrollment that are not finished, in order; at most {@code
   * page.limit()}.
   */
  List<RecipientId> unfinished(TenantId tenant, EnrollmentId enrollment, PageRequest page);

  /**
   * Returns the ids of all recipients that are not finished and have that normalised address, in
   * any sequence.
   */
  List<RecipientId> unfinished(TenantId tenant, EmailAddress address);

  /**
   * Returns unfinished recipients of an enrollment, in the order of their ids, that have no queue
   * item for their current step; at most {@code page.limit()}.
   */
  List<Recipient> lackingItem(TenantId tenant, EnrollmentId enrollment, PageRequest page);

  /**
   * Moves recipients that are still in the state they are to come from. A recipient that is
   * reopened is left alone, and so not among those moved, if an unfinished recipient of the
   * sequence has its address meanwhile.
   *
   * @return the ids of those that were moved
   */
  Set<RecipientId> move(TenantId tenant, List<RecipientMove> moves);

  /** Counts the recipients of an enrollment by what became of them, in one statement. */
  Ledger ledger(TenantId tenant, EnrollmentId enrollment);
}
