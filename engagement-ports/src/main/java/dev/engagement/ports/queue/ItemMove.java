package dev.engagement.ports.queue;

/**
 * A queue item's change of state.
 *
 * @param from the state in which it must still be
 * @param after how it is to be stored: state, due instant, attempts, lease, reason and end change;
 *     its epoch must be that of the row
 */
public record ItemMove(QueueItemState from, QueueItem after) {}
