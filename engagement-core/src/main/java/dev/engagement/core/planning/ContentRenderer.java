package dev.engagement.core.planning;

import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.template.TemplateStore;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the contents of one run's mails, each template read and parsed once. */
final class ContentRenderer {

  private static final Rendering UNREADABLE =
      new Rendering("", "", "", List.of(), Optional.of("template_invalid"));

  private final CompiledTemplates compiled;
  private final TemplateStore store;
  private final Function<Recipient, Optional<URI>> links;
  private final Map<TemplateId, Template> templates = new HashMap<>();
  private final Set<TemplateId> read = new HashSet<>();
  private final Map<TemplateId, Optional<CompiledTemplate>> parsed = new HashMap<>();

  ContentRenderer(
      CompiledTemplates compiled, TemplateStore store, Function<Recipient, Optional<URI>> links) {
    this.compiled = compiled;
    this.store = store;
    this.links = links;
  }

  /** Reads the templates that are not known yet. */
  void read(TenantId tenant, Set<TemplateId> wanted) {
    Set<TemplateId> unread = new HashSet<>(wanted);
    unread.removeAll(read);
    if (!unread.isEmpty()) {
      templates.putAll(store.findAll(tenant, unread));
      read.addAll(unread);
    }
  }

  Optional<Template> template(TemplateId id) {
    return Optional.ofNullable(templates.get(id));
  }

  Optional<URI> unsubscribe(Subject subject) {
    return subject.unsubscribes() ? links.apply(subject.recipient()) : Optional.empty();
  }

  /** Returns what a published template comes to; empty for any other. */
  Optional<Rendering> render(
      Optional<Template> template, Recipient recipient, Optional<URI> unsubscribe) {
    if (template.isEmpty() || template.get().state() != TemplateState.PUBLISHED) {
      return Optional.empty();
    }
    Optional<CompiledTemplate> source =
        parsed.computeIfAbsent(template.get().id(), id -> compiled.of(template.get()));
    return Optional.of(
        source.isEmpty() ? UNREADABLE : source.get().render(values(recipient, unsubscribe)));
  }

  /** What we know for certain is not overridden by a column of a contact file. */
  private static Map<String, Object> values(Recipient recipient, Optional<URI> unsubscribe) {
    Map<String, Object> values = new HashMap<>(recipient.variables());
    recipient.firstName().ifPresent(name -> values.put("firstName", name));
    recipient.lastName().ifPresent(name -> values.put("lastName", name));
    values.put("email", recipient.address().value());
    values.remove("unsubscribeUrl");
    unsubscribe.ifPresent(link -> values.put("unsubscribeUrl", link.toString()));
    return values;
  }
}
