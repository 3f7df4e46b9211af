package dev.engagement.ports.template;

import java.util.Map;
import java.util.Optional;

/** A change of a draft's content, or of a template's name; what is empty stays. */
public record TemplateEdit(
    Optional<String> name,
    Optional<String> subject,
    Optional<String> body,
    Optional<Map<String, Object>> defaults,
    Optional<TemplateState> state) {}
