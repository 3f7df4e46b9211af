package dev.engagement.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateServiceTest {

  private static final TemplateContent CONTENT =
      new TemplateContent("Hi {{firstName|there}}", "{{body}}", Map.of("body", "Bye"));
  private static final TemplateEdit NOTHING = edit(null, null, null, null);
  private static final TemplateEdit PUBLISH = edit(null, null, null, TemplateState.PUBLISHED);
  private static final TemplateEdit ARCHIVE = edit(null, null, null, TemplateState.ARCHIVED);

  private final World world = new World();
  private final TemplateService templates = new TemplateService(world.stores, world.surroundings);

  @Test
  void writesADraftWithItsVariables() {
    Template created = draft();

    assertThat(created.state()).isEqualTo(TemplateState.DRAFT);
    assertThat(created.revision()).isEqualTo(1);
    assertThat(created.variables()).containsExactly("firstName", "body");
    assertThat(get(created)).isEqualTo(created);
    assertThat(world.events()).containsExactly(AuditEventType.TEMPLATE_CREATED);
    assertThat(world.lastEntry().payload().values().toString()).doesNotContain("Hi", "Bye");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    TemplateContent bad = new TemplateContent("a\r\nBcc: b", "a\0", Map.of("a", new Object()));

    EngagementException refusal =
        world.refused(ErrorCode.INVALID_REQUEST, this::all, () -> create(" ", bad));

    assertThat(World.problems(refusal))
        .containsExactly(
            "name: required",
            "subject: control_characters",
            "body: control_characters",
            "defaults: invalid_value");
  }

  @Test
  void refusesWrongSyntaxAlreadyInADraft() {
    TemplateContent broken = new TemplateContent("Hi", "{{open", Map.of());

    EngagementException refusal =
        world.refused(ErrorCode.TEMPLATE_INVALID, this::all, () -> create("Hello", broken));

    assertThat(refusal.errors()).singleElement().extracting("field").isEqualTo("body");
  }

  @Test
  void changesADraftInPlace() {
    Template before = draft();
    world.clock.advance(Duration.ofMinutes(1));

    Template after = change(before, edit("Other", "Hi {{lastName}}", null, null));

    assertThat(after).isEqualTo(get(before));
    assertThat(after.name()).isEqualTo("Other");
    assertThat(after.content().body()).isEqualTo(CONTENT.body());
    assertThat(after.variables()).containsExactly("lastName", "body");
    assertThat(after.revision()).isEqualTo(1);
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.TEMPLATE_EDITED);
    assertThat(world.lastEntry().payload().values()).containsEntry("changed", "name,subject");
  }

  @Test
  void leavesNoTraceOfAChangeThatChangesNothing() {
    Template before = draft();
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(change(before, NOTHING)).isEqualTo(before);
    assertThat(change(before, edit("Hello", CONTENT.subject(), null, null))).isEqualTo(before);
    assertThat(get(before)).isEqualTo(before);
    assertThat(world.events()).containsExactly(AuditEventType.TEMPLATE_CREATED);
  }

  @Test
  void changesContentFirstAndThenTheState() {
    Template published = change(draft(), edit(null, "New", null, TemplateState.PUBLISHED));

    assertThat(published.state()).isEqualTo(TemplateState.PUBLISHED);
    assertThat(published.content().subject()).isEqualTo("New");
    assertThat(published.revision()).isEqualTo(1);
    assertThat(world.events())
        .containsExactly(AuditEventType.TEMPLATE_CREATED, AuditEventType.TEMPLATE_PUBLISHED);
    assertThat(world.lastEntry().payload().values()).containsEntry("changed", "subject,state");
  }

  @Test
  void publishesNothingWithAnEmptySubject() {
    Template draft = create("Hello", new TemplateContent(" ", "Bye", Map.of()));

    EngagementException refusal =
        world.refused(ErrorCode.TEMPLATE_INVALID, this::all, () -> change(draft, PUBLISH));

    assertThat(World.problems(refusal)).containsExactly("subject: empty_subject");
    assertThat(refusal.errors().get(0).message()).contains("line 1, column 1");
  }

  @Test
  void refusesBadContentInADraft() {
    Template draft = draft();

    world.refused(
        ErrorCode.INVALID_REQUEST, this::all, () -> change(draft, edit(null, "a\n", null, null)));
    world.refused(
        ErrorCode.TEMPLATE_INVALID, this::all, () -> change(draft, edit(null, "{{", null, null)));
  }

  @Test
  void tellsThatPublishedContentIsNotEditableBeforeWhatIsWrongWithIt() {
    Template published = published();

    world.refused(
        ErrorCode.TEMPLATE_NOT_EDITABLE,
        this::all,
        () -> change(published, edit(null, "a\n{{", null, TemplateState.ARCHIVED)));
    assertThat(change(published, edit("Renamed", null, null, null)).name()).isEqualTo("Renamed");
  }

  @ParameterizedTest
  @EnumSource(TemplateState.class)
  void leavesAnArchivedTemplateForEver(TemplateState state) {
    Template archived = change(draft(), ARCHIVE);

    world.refused(
        ErrorCode.ILLEGAL_TRANSITION,
        () -> get(archived),
        () -> change(archived, edit(null, null, null, state)));
    world.refused(
        ErrorCode.ILLEGAL_TRANSITION, () -> get(archived), () -> revise(archived, CONTENT));
  }

  @Test
  void neverGoesBackToDraftAndIsPublishedOnce() {
    Template published = published();

    world.refused(
        ErrorCode.ILLEGAL_TRANSITION,
        this::all,
        () -> change(published, edit(null, null, null, TemplateState.DRAFT)));
    world.refused(ErrorCode.ILLEGAL_TRANSITION, this::all, () -> change(published, PUBLISH));
  }

  @Test
  void revisesWhatIsPublishedAndKeepsItsDefaults() {
    Template published = published();

    Template revised = revise(published, new TemplateContent("New", "{{other}}", Map.of()));

    assertThat(revised).isEqualTo(get(published));
    assertThat(revised.revision()).isEqualTo(2);
    assertThat(revised.state()).isEqualTo(TemplateState.PUBLISHED);
    assertThat(revised.content().defaults()).isEqualTo(CONTENT.defaults());
    assertThat(revised.variables()).containsExactly("other");
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.TEMPLATE_REVISED);
    assertThat(world.lastEntry().payload().values()).containsEntry("revision", 2L);
  }

  @Test
  void revisesOnlyWithWhatCouldBePublished() {
    Template published = published();

    world.refused(
        ErrorCode.TEMPLATE_INVALID,
        this::all,
        () -> revise(published, new TemplateContent("", "b", Map.of())));
    world.refused(
        ErrorCode.TEMPLATE_INVALID,
        this::all,
        () -> revise(published, new TemplateContent("a", "{{", Map.of())));
    world.refused(
        ErrorCode.INVALID_REQUEST,
        this::all,
        () -> revise(published, new TemplateContent("a\n", "b", Map.of())));
  }

  @Test
  void revisesNoDraft() {
    Template draft = draft();

    world.refused(ErrorCode.ILLEGAL_TRANSITION, this::all, () -> revise(draft, CONTENT));
  }

  @Test
  void removesADraftOnly() {
    Template draft = draft();
    templates.delete(world.tenant, draft.id(), Precondition.version(0), World.ACTOR);

    assertThat(all()).isEmpty();
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.TEMPLATE_DELETED);

    Template published = published();
    world.refused(
        ErrorCode.TEMPLATE_NOT_DELETABLE,
        this::all,
        () -> templates.delete(world.tenant, published.id(), Precondition.NONE, World.ACTOR));
  }

  @Test
  void refusesStalePreconditions() {
    Template draft = draft();
    Precondition stale = Precondition.version(3);

    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        this::all,
        () -> templates.edit(world.tenant, draft.id(), PUBLISH, stale, World.ACTOR));
    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        this::all,
        () -> templates.revise(world.tenant, draft.id(), CONTENT, stale, World.ACTOR));
    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        this::all,
        () -> templates.delete(world.tenant, draft.id(), stale, World.ACTOR));
  }

  @Test
  void answersForAForeignTemplateAsForOneThatIsNotThere() {
    Template draft = draft();
    TenantId other = world.newTenant();

    EngagementException foreign =
        world.refused(
            ErrorCode.NOT_FOUND,
            this::all,
            () -> templates.delete(other, draft.id(), Precondition.NONE, World.ACTOR));
    templates.delete(world.tenant, draft.id(), Precondition.NONE, World.ACTOR);
    EngagementException missing = world.refused(ErrorCode.NOT_FOUND, this::all, () -> get(draft));

    assertThat(foreign).hasMessage(missing.getMessage());
    assertThat(templates.list(other, PageRequest.first(10)).items()).isEmpty();
    assertThat(world.log(other)).isEmpty();
  }

  @Test
  void hidesArchivedTemplatesFromLists() {
    Template kept = draft();
    Template archived = change(published(), ARCHIVE);

    assertThat(all()).containsExactly(kept);
    assertThat(get(archived).state()).isEqualTo(TemplateState.ARCHIVED);
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.TEMPLATE_ARCHIVED);
  }

  @Test
  void previewsWithoutKeepingAnything() {
    Rendering rendering =
        templates.preview(
            world.tenant, new TemplateContent("Hi", "{{a}} {{b}}", Map.of()), Map.of("a", "x"));

    assertThat(rendering.text()).isEqualTo("x ");
    assertThat(rendering.missing()).containsExactly("b");
    assertThat(all()).isEmpty();
    assertThat(world.events()).isEmpty();
    EngagementException refusal =
        world.refused(
            ErrorCode.INVALID_REQUEST,
            this::all,
            () -> templates.preview(world.tenant, CONTENT, Map.of("a", List.of(new Object()))));
    assertThat(World.problems(refusal)).containsExactly("variables: invalid_value");
  }

  private Template create(String name, TemplateContent content) {
    return templates.create(world.tenant, name, content, World.ACTOR);
  }

  private Template draft() {
    return create("Hello", CONTENT);
  }

  private Template published() {
    return change(draft(), PUBLISH);
  }

  private Template change(Template template, TemplateEdit edit) {
    return templates.edit(world.tenant, template.id(), edit, Precondition.NONE, World.ACTOR);
  }

  private Template revise(Template template, TemplateContent content) {
    return templates.revise(world.tenant, template.id(), content, Precondition.NONE, World.ACTOR);
  }

  private Template get(Template template) {
    return templates.get(world.tenant, template.id());
  }

  private List<Template> all() {
    return templates.list(world.tenant, PageRequest.first(200)).items();
  }

  private static TemplateEdit edit(String name, String subject, String body, TemplateState state) {
    return new TemplateEdit(
        Optional.ofNullable(name),
        Optional.ofNullable(subject),
        Optional.ofNullable(body),
        Optional.empty(),
        Optional.ofNullable(state));
  }
}
