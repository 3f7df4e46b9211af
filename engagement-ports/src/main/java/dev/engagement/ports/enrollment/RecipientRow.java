package dev.engagement.ports.enrollment;

import java.util.Map;
import java.util.Optional;

/**
 * One row of a batch, unchecked.
 *
 * @param row its number, from 1, as the sender of the batch counts (without a header row)
 * @param timezone an IANA zone, unchecked
 * @param variables all else that the row says
 * @param problem the code of what the reader of the batch found wrong with the row itself
 */
public record RecipientRow(
    long row,
    String email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> timezone,
    Map<String, Object> variables,
    Optional<RefusalCode> problem) {}
