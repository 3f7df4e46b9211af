package dev.engagement.benchmarks.surroundings;

/** What all that take part in a run stand on. */
public record Ground(Workspace workspace, DatabaseServer database, SinkProcess sink) {}
