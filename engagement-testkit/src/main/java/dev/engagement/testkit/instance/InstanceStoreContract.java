package dev.engagement.testkit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.instance.Instance;
import dev.engagement.ports.instance.InstanceStore;
import dev.engagement.testkit.contract.AtOnce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract of {@link InstanceStore}. */
public abstract class InstanceStoreContract {

  protected abstract InstanceStore instances();

  @Test
  void isTheSameWhoeverReads() {
    assertThat(instances().read()).isEqualTo(instances().read());
  }

  @Test
  void raisesTheGenerationAndKeepsTheId() {
    Instance before = instances().read();

    Instance advanced = instances().advance();

    assertThat(advanced).isEqualTo(new Instance(before.id(), before.generation() + 1));
    assertThat(instances().read()).isEqualTo(advanced);
  }

  @Test
  void losesNothingWhereTwoAdvanceAtOnce() {
    long before = instances().read().generation();

    List<Instance> advanced = AtOnce.twice(() -> instances().advance());

    assertThat(advanced)
        .extracting(Instance::generation)
        .containsExactlyInAnyOrder(before + 1, before + 2);
    assertThat(instances().read().generation()).isEqualTo(before + 2);
  }
}
