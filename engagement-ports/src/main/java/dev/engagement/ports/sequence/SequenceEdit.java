package dev.engagement.ports.sequence;

import dev.engagement.ports.identity.IdentityId;
import java.util.List;
import java.util.Optional;

/** A change of a sequence; what is empty stays. */
public record SequenceEdit(
    Optional<String> name,
    Optional<String> goal,
    Optional<IdentityId> identity,
    Optional<List<StepDraft>> steps,
    Optional<SequenceSettings> settings) {}
