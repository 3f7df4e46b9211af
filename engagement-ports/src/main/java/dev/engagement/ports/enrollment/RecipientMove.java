package dev.engagement.ports.enrollment;

/**
 * A recipient's change of state, or of step.
 *
 * @param from the state in which it must still be
 * @param after how it is to be stored: state, end reason, current step, next run and end change;
 *     all else stays
 */
public record RecipientMove(RecipientState from, Recipient after) {}
