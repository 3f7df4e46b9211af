package dev.engagement.ports.instance;

import java.util.UUID;

/**
 * Which database this is, and how far it has come.
 *
 * @param id made with the database; a copy has the same
 * @param generation raised whenever a worker starts and every minute that one runs; a backup that
 *     was restored has a lower one than was seen before
 */
public record Instance(UUID id, long generation) {}
