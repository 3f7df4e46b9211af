package dev.engagement.ports.queue;

/**
 * What a refresh of an enrollment's queue did.
 *
 * @param reopened how many skipped or invalid items wait again
 * @param created how many missing items were made
 * @param alreadyEnrolled how many could not be reopened because the address is enrolled elsewhere
 *     meanwhile
 */
public record Refreshed(long reopened, long created, long alreadyEnrolled) {}
