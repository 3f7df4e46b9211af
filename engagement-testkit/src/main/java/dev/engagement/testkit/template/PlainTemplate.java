package dev.engagement.testkit.template;

import dev.engagement.ports.FieldError;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Rendering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

record PlainTemplate(PlainText subject, PlainText body, Map<String, Object> defaults)
    implements CompiledTemplate {

  /** Names that the engine fills in by itself, as the real renderer knows them. */
  private static final Set<String> BUILT_IN = Set.of("unsubscribeUrl");

  @Override
  public List<String> variables() {
    return Stream.concat(subject.names(), body.names())
        .filter(name -> !BUILT_IN.contains(name))
        .distinct()
        .toList();
  }

  @Override
  public List<FieldError> problems() {
    return List.of();
  }

  @Override
  public Rendering render(Map<String, Object> values) {
    Map<String, Object> known = new HashMap<>(defaults);
    known.putAll(values);
    List<String> missing =
        Stream.concat(subject.missing(known), body.missing(known)).distinct().toList();
    String line = subject.fill(known, text -> text);
    Optional<String> problem = line.isBlank() ? Optional.of("empty_subject") : Optional.empty();
    return new Rendering(
        line,
        "<p>" + body.fill(known, PlainTemplate::escaped) + "</p>",
        body.fill(known, text -> text),
        missing,
        problem);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
