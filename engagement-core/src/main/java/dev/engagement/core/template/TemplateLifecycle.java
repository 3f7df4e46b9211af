package dev.engagement.core.template;

import static dev.engagement.ports.template.TemplateState.ARCHIVED;
import static dev.engagement.ports.template.TemplateState.DRAFT;
import static dev.engagement.ports.template.TemplateState.PUBLISHED;

import dev.engagement.core.TransitionTable;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;

/** Decides what may happen to a template next. Pure: no clock, no store. */
public final class TemplateLifecycle {

  /** What happens to a template. */
  public enum Trigger {
    PUBLISH,
    REVISE,
    ARCHIVE
  }

  public static final TransitionTable<TemplateState, Trigger> TABLE =
      TransitionTable.startingAt(DRAFT, Trigger.class, TemplateState::code)
          .terminal(EnumSet.of(ARCHIVED))
          .allow(DRAFT, Trigger.PUBLISH, PUBLISHED)
          .allow(DRAFT, Trigger.ARCHIVE, ARCHIVED)
          .allow(PUBLISHED, Trigger.REVISE, PUBLISHED)
          .allow(PUBLISHED, Trigger.ARCHIVE, ARCHIVED)
          .build();

  private TemplateLifecycle() {}

  /** Returns a new draft. */
  public static Template create(TenantId tenant, TemplateId id, TemplateDraft draft, Instant now) {
    return new Template(
        tenant, id, draft.name(), draft.content(), DRAFT, 1, draft.variables(), now, now, 0);
  }

  /**
   * Returns the template with another name, and a draft also with other content.
   *
   * @throws EngagementException with {@link ErrorCode#TEMPLATE_NOT_EDITABLE} if content would
   *     change and it is no draft
   */
  public static Template edit(Template template, TemplateDraft draft, Instant now) {
    if (template.state() != DRAFT && !template.content().equals(draft.content())) {
      throw new EngagementException(
          ErrorCode.TEMPLATE_NOT_EDITABLE, "template is " + template.state().code());
    }
    return with(template, draft, template.state(), template.revision(), now);
  }

  /** Returns the draft as published. */
  public static Template publish(Template template, Instant now) {
    return move(template, Trigger.PUBLISH, now);
  }

  /** Returns the published template with its next revision. */
  public static Template revise(Template template, TemplateDraft draft, Instant now) {
    TemplateState state = TABLE.require(template.state(), Trigger.REVISE);
    return with(template, draft, state, template.revision() + 1, now);
  }

  /** Returns the template as archived. */
  public static Template archive(Template template, Instant now) {
    return move(template, Trigger.ARCHIVE, now);
  }

  private static Template move(Template template, Trigger trigger, Instant now) {
    TemplateState state = TABLE.require(template.state(), trigger);
    return with(template, TemplateDraft.of(template), state, template.revision(), now);
  }

  private static Template with(
      Template template, TemplateDraft draft, TemplateState state, int revision, Instant now) {
    return new Template(
        template.tenant(),
        template.id(),
        draft.name(),
        draft.content(),
        state,
        revision,
        draft.variables(),
        template.createdAt(),
        now,
        template.version());
  }
}
