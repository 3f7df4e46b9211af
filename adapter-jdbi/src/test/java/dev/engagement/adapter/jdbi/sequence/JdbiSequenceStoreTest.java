package dev.engagement.adapter.jdbi.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceStore;
import dev.engagement.testkit.fixture.Scene;
import dev.engagement.testkit.sequence.SequenceStoreContract;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbiSequenceStoreTest extends SequenceStoreContract {

  private static JdbiDatabase database;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Stores stores() {
    return database.stores();
  }

  /** Enrolling a great many takes long; a sequence can be paused all the while. */
  @Test
  void isChangedWhileSomebodyUsesIt() {
    Scene scene = scene();
    SequenceStore sequences = stores().sequences();

    scene.inUnit(
        () -> {
          Sequence used = sequences.findForUse(scene.tenant(), scene.sequence().id()).orElseThrow();
          CompletableFuture<Sequence> changed =
              CompletableFuture.supplyAsync(() -> scene.inUnit(() -> sequences.update(used)));
          assertThat(changed).succeedsWithin(Duration.ofSeconds(30));
        });
  }
}
