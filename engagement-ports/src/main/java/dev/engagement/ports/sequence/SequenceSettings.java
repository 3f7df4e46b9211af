package dev.engagement.ports.sequence;

/** What lives beside the plan and changes at once. */
public record SequenceSettings(
    SendWindow sendWindow, Cooldowns cooldowns, SequenceGuardrails guardrails) {

  /** No window, no cooldowns, no cap. */
  public static final SequenceSettings DEFAULT =
      new SequenceSettings(SendWindow.ALWAYS, Cooldowns.NONE, SequenceGuardrails.DEFAULT);
}
