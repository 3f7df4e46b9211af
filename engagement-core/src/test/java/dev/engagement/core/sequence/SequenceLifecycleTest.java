package dev.engagement.core.sequence;

import static dev.engagement.core.Samples.CREATED;
import static dev.engagement.core.Samples.NOW;
import static dev.engagement.core.Samples.email;
import static dev.engagement.core.Samples.plan;
import static dev.engagement.ports.sequence.SequenceState.ACTIVE;
import static dev.engagement.ports.sequence.SequenceState.DRAFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.core.LifecycleWalk;
import dev.engagement.core.Samples;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.SequenceState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceLifecycleTest {

  private static final SequencePlan FIRST = plan(email(1, "PT0S"));
  private static final SequencePlan SECOND = plan(email(1, "PT0S"), email(2, "P3D"));

  @TestFactory
  Stream<DynamicTest> takesEveryRowAndNoOther() {
    return new LifecycleWalk<SequenceState, SequenceChange, Sequence>(
            SequenceLifecycle.TABLE,
            SequenceLifecycleTest::sequence,
            Sequence::state,
            (sequence, change) -> SequenceLifecycle.change(sequence, change, NOW))
        .tests(List.of(SequenceState.values()), SequenceChange.class);
  }

  @Test
  void editsThePlanOfADraftInPlace() {
    Sequence edited = SequenceLifecycle.edit(sequence(DRAFT), content("new", SECOND), NOW);

    assertThat(edited.plan()).isEqualTo(SECOND);
    assertThat(edited.name()).isEqualTo("new");
    assertThat(edited.updatedAt()).isEqualTo(NOW);
  }

  @Test
  void keepsThePlanOfWhatIsInUse() {
    assertNotEditable(() -> SequenceLifecycle.edit(sequence(ACTIVE), content("new", SECOND), NOW));
    assertThat(SequenceLifecycle.edit(sequence(ACTIVE), content("new", FIRST), NOW).name())
        .isEqualTo("new");
  }

  @Test
  void keepsWhatIsArchived() {
    assertNotEditable(
        () -> SequenceLifecycle.edit(sequence(SequenceState.ARCHIVED), content("new", FIRST), NOW));
  }

  @ParameterizedTest
  @EnumSource(names = {"ACTIVE", "PAUSED"})
  void putsTheNextRevision(SequenceState state) {
    Sequence revised =
        SequenceLifecycle.revise(sequence(state), SECOND.identity(), SECOND.steps(), NOW);

    assertThat(revised.plan().revision()).isEqualTo(2);
    assertThat(revised.plan().steps()).isEqualTo(SECOND.steps());
    assertThat(revised.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "ARCHIVED"})
  void revisesOnlyWhatIsInUse(SequenceState state) {
    assertNotEditable(
        () -> SequenceLifecycle.revise(sequence(state), SECOND.identity(), SECOND.steps(), NOW));
  }

  private static void assertNotEditable(ThrowingCallable call) {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(call)
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.SEQUENCE_NOT_EDITABLE);
  }

  private static Sequence sequence(SequenceState state) {
    Sequence draft =
        SequenceLifecycle.create(
            Samples.TENANT, Samples.SEQUENCE, content("spring", FIRST), CREATED);
    return switch (state) {
      case DRAFT -> draft;
      case ACTIVE -> SequenceLifecycle.change(draft, SequenceChange.ACTIVATE, CREATED);
      case PAUSED ->
          SequenceLifecycle.change(
              SequenceLifecycle.change(draft, SequenceChange.ACTIVATE, CREATED),
              SequenceChange.PAUSE,
              CREATED);
      case ARCHIVED -> SequenceLifecycle.change(draft, SequenceChange.ARCHIVE, CREATED);
    };
  }

  private static SequenceContent content(String name, SequencePlan plan) {
    return new SequenceContent(name, Optional.empty(), plan, SequenceSettings.DEFAULT);
  }
}
