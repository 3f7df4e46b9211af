package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.MonotonicTime;
import dev.engagement.ports.mail.OutgoingMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drafts that lie ready because their permit ran out, or the provider wanted to be left alone,
 * before they went. A permit is short and a draft takes its time, so without them a slow mailbox
 * would never send anything. Whoever takes one is the only one to have it.
 */
final class KeptDrafts {

  /** A draft, and whose it is. */
  record Kept(Account account, OutgoingMail mail, String draft, long since) {

    private boolean isOf(Account other, OutgoingMail same) {
      return mail.equals(same)
          && account.sender().equals(other.sender())
          && account.credential().equals(other.credential());
    }
  }

  static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int MOST = 1_000;

  private final MonotonicTime stopwatch;
  private final Map<Object, Kept> ready = new HashMap<>();
  private final List<Kept> abandoned = new ArrayList<>();

  KeptDrafts(MonotonicTime stopwatch) {
    this.stopwatch = stopwatch;
  }

  synchronized void keep(Account account, OutgoingMail mail, String draft) {
    Kept kept = new Kept(account, mail, draft, stopwatch.nanos());
    abandon(ready.put(key(account, mail), kept));
    if (ready.size() > MOST) {
      Iterator<Kept> any = ready.values().iterator();
      abandon(any.next());
      any.remove();
    }
  }

  /** Returns the draft of this very mail; one of another content will not be asked for again. */
  synchronized Optional<String> take(Account account, OutgoingMail mail) {
    Kept kept = ready.remove(key(account, mail));
    if (kept == null || kept.isOf(account, mail)) {
      return Optional.ofNullable(kept).map(Kept::draft);
    }
    abandon(kept);
    return Optional.empty();
  }

  /** Returns those that nobody will take any more. */
  synchronized List<Kept> abandoned() {
    long now = stopwatch.nanos();
    ready.values().removeIf(kept -> now - kept.since() >= LONGEST.toNanos() && abandoned.add(kept));
    List<Kept> all = List.copyOf(abandoned);
    abandoned.clear();
    return all;
  }

  /** Returns all there are. */
  synchronized List<Kept> clear() {
    abandoned.addAll(ready.values());
    ready.clear();
    return abandoned();
  }

  private void abandon(@Nullable Kept kept) {
    if (kept != null) {
      abandoned.add(kept);
    }
  }

  private static Object key(Account account, OutgoingMail mail) {
    return List.of(account.sender().tenant(), account.name(), mail.item());
  }
}
