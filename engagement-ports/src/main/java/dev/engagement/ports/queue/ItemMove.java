package dev.engagement.ports.queue;

/**
 * A queue item's change of state.
 *
 * @param from the state in which it must still be
 * @param epoch the epoch at which it must still be
 * @param after how it is to be stored: state, due instant, attempts, epoch, lease, reason and end
 *     change
 */
public record ItemMove(QueueItemState from, long epoch, QueueItem after) {

  /** The move of an item that stays at its epoch. */
  public ItemMove(QueueItemState from, QueueItem after) {
    this(from, after.epoch(), after);
  }
}
