package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.queue.QueueView;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.queue.WorkSchedule;

/** The entry to this package. */
public final class QueueStores {

  private QueueStores() {}

  /** Returns the queue as it is worked on, over the session. */
  public static SendQueue queue(Session session) {
    return new JdbiSendQueue(session);
  }

  /** Returns the queue as it is read, over the session. */
  public static QueueView view(Session session) {
    return new JdbiQueueView(session);
  }

  /** Returns the schedule over the session. */
  public static WorkSchedule schedule(Session session) {
    return new JdbiWorkSchedule(session);
  }
}
