package dev.engagement.ports.sequence;

import dev.engagement.ports.template.TemplateId;
import java.util.Optional;

/**
 * A step as a person writes it down.
 *
 * @param id the id of a step of the revision before that this one continues, or empty for a new
 *     step
 * @param mode {@code auto} or {@code manual}, for mail; {@code auto} where empty
 */
public record StepDraft(
    Optional<StepId> id,
    StepKind kind,
    Optional<String> mode,
    Optional<TemplateId> template,
    Delay delay) {}
