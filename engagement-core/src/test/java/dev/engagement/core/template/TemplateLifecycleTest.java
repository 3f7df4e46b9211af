package dev.engagement.core.template;

import static dev.engagement.core.Samples.CREATED;
import static dev.engagement.core.Samples.NOW;
import static dev.engagement.ports.template.TemplateState.DRAFT;
import static dev.engagement.ports.template.TemplateState.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.core.LifecycleWalk;
import dev.engagement.core.Samples;
import dev.engagement.core.template.TemplateLifecycle.Trigger;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateLifecycleTest {

  private static final TemplateDraft FIRST = draft("Hello");
  private static final TemplateDraft SECOND = draft("Hello again");

  @TestFactory
  Stream<DynamicTest> takesEveryRowAndNoOther() {
    return new LifecycleWalk<>(
            TemplateLifecycle.TABLE,
            TemplateLifecycleTest::template,
            Template::state,
            TemplateLifecycleTest::moved)
        .tests(List.of(TemplateState.values()), Trigger.class);
  }

  @Test
  void startsAsADraftOfRevisionOne() {
    Template created = template(DRAFT);

    assertThat(created.state()).isEqualTo(DRAFT);
    assertThat(created.revision()).isEqualTo(1);
    assertThat(created.version()).isZero();
  }

  @Test
  void editsADraftInPlace() {
    Template edited = TemplateLifecycle.edit(template(DRAFT), SECOND, NOW);

    assertThat(edited.content()).isEqualTo(SECOND.content());
    assertThat(edited.revision()).isEqualTo(1);
    assertThat(edited.updatedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
  void keepsTheContentOfWhatIsNoDraft(TemplateState state) {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> TemplateLifecycle.edit(template(state), SECOND, NOW))
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.TEMPLATE_NOT_EDITABLE);
  }

  @Test
  void renamesWhatIsPublished() {
    TemplateDraft renamed = new TemplateDraft("other", FIRST.content(), FIRST.variables());

    assertThat(TemplateLifecycle.edit(template(PUBLISHED), renamed, NOW).name()).isEqualTo("other");
  }

  @Test
  void publishesTheNextRevisionAtOnce() {
    Template revised = TemplateLifecycle.revise(template(PUBLISHED), SECOND, NOW);

    assertThat(revised.state()).isEqualTo(PUBLISHED);
    assertThat(revised.revision()).isEqualTo(2);
    assertThat(revised.content()).isEqualTo(SECOND.content());
  }

  private static Template moved(Template template, Trigger trigger) {
    return switch (trigger) {
      case PUBLISH -> TemplateLifecycle.publish(template, NOW);
      case REVISE -> TemplateLifecycle.revise(template, SECOND, NOW);
      case ARCHIVE -> TemplateLifecycle.archive(template, NOW);
    };
  }

  private static Template template(TemplateState state) {
    Template draft =
        TemplateLifecycle.create(Samples.TENANT, new TemplateId(new UUID(0, 8)), FIRST, CREATED);
    return switch (state) {
      case DRAFT -> draft;
      case PUBLISHED -> TemplateLifecycle.publish(draft, CREATED);
      case ARCHIVED -> TemplateLifecycle.archive(draft, CREATED);
    };
  }

  private static TemplateDraft draft(String subject) {
    return new TemplateDraft(
        "welcome", new TemplateContent(subject, "{{body}}", Map.of()), List.of("body"));
  }
}
