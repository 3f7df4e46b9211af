package dev.engagement.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.enrollment.EnrollmentLifecycle;
import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.core.sequence.SequenceLifecycle;
import dev.engagement.core.template.TemplateLifecycle;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every lifecycle's table has to keep to, and the diagrams that are published of it. */
class LifecycleDiagramTest {

  @ParameterizedTest
  @MethodSource("lifecycles")
  void publishedDiagramIsCurrent(String name, TransitionTable<?, ?> table) {
    assertThat(Path.of("..", "docs", "lifecycle", name + ".mmd")).hasContent(table.toMermaid());
  }

  @ParameterizedTest
  @MethodSource("lifecycles")
  void terminalMeansNoWayOut(String name, TransitionTable<?, ?> table) {
    Set<Object> withoutWayOut = new HashSet<>();
    table.moves().forEach(move -> withoutWayOut.add(move.to()));
    table.moves().forEach(move -> withoutWayOut.remove(move.from()));

    assertThat(withoutWayOut).isEqualTo(table.terminal());
  }

  static Stream<Arguments> lifecycles() {
    return Stream.of(
        Arguments.of("template", TemplateLifecycle.TABLE),
        Arguments.of("sequence", SequenceLifecycle.TABLE),
        Arguments.of("enrollment", EnrollmentLifecycle.TABLE),
        Arguments.of("recipient", RecipientLifecycle.TABLE),
        Arguments.of("queue-item", QueueItemLifecycle.TABLE));
  }
}
