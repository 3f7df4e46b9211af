package dev.engagement.core.template;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateState;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Decides what a change makes of a template. The state is asked before the content is looked at: a
 * conflict is told before what is wrong.
 */
final class TemplateChanges {

  private final TemplateContents contents;
  private final InstantSource clock;

  TemplateChanges(TemplateContents contents, InstantSource clock) {
    this.contents = contents;
    this.clock = clock;
  }

  /** Returns the template with its content changed first, and then its state. */
  Template edit(Template template, TemplateEdit edit) {
    Instant now = clock.instant();
    Template edited = edited(template, TemplateContents.edited(template, edit), now);
    return edit.state().map(state -> moved(edited, state, now)).orElse(edited);
  }

  /** Returns the template with its next revision. */
  Template revise(Template template, TemplateContent content) {
    Instant now = clock.instant();
    TemplateContent next = TemplateContents.next(template.content(), content);
    TemplateDraft unchecked = new TemplateDraft(template.name(), next, template.variables());
    Template revised = TemplateLifecycle.revise(template, unchecked, now);
    TemplateDraft draft = contents.checked(revised.name(), next);
    contents.publishable(next);
    return TemplateLifecycle.revise(template, draft, now);
  }

  private Template edited(Template template, TemplateDraft draft, Instant now) {
    Template edited = TemplateLifecycle.edit(template, draft, now);
    return TemplateContents.changed(template, edited).isEmpty()
        ? template
        : TemplateLifecycle.edit(template, contents.checked(draft.name(), draft.content()), now);
  }

  private Template moved(Template template, TemplateState state, Instant now) {
    return switch (state) {
      case DRAFT ->
          throw new EngagementException(
              ErrorCode.ILLEGAL_TRANSITION, "nothing becomes a draft again");
      case PUBLISHED -> published(template, now);
      case ARCHIVED -> TemplateLifecycle.archive(template, now);
    };
  }

  private Template published(Template template, Instant now) {
    Template published = TemplateLifecycle.publish(template, now);
    contents.publishable(published.content());
    return published;
  }
}
