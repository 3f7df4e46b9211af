package dev.engagement.ports.sequence;

/** Names one revision of one sequence's plan. */
public record PlanReference(SequenceId sequence, int revision) {}
