package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.instance.Instance;
import dev.engagement.testkit.InMemoryInstanceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceGuardTest {

  private static final UUID OTHER = UUID.fromString("019c0000-0000-7000-8000-000000000002");

  @TempDir Path folder;

  private final InMemoryInstanceStore store =
      new InMemoryInstanceStore(
          new Instance(UUID.fromString("019c0000-0000-7000-8000-000000000001"), 0));

  private InstanceGuard guard() {
    return guard(Optional.empty());
  }

  private InstanceGuard guard(Optional<UUID> environment) {
    InstanceGuard guard = unlooked(environment);
    guard.look();
    return guard;
  }

  private InstanceGuard unlooked(Optional<UUID> environment) {
    return new InstanceGuard(store, folder.resolve("instance"), environment);
  }

  private void remember(UUID id, long generation) throws IOException {
    Files.writeString(folder.resolve("instance"), id + " " + generation + "\n");
  }

  @Test
  void takesANewDatabaseForItsOwn() {
    InstanceGuard guard = guard();

    assertThat(guard.known()).isTrue();
    guard.advance();
    guard.advance();

    assertThat(store.read().generation()).isEqualTo(2);
    assertThat(guard().known()).isTrue();
  }

  @Test
  void doesNotKnowADatabaseThatOthersHaveUsed() {
    store.advance();

    assertThat(guard().known()).isFalse();
  }

  @Test
  void noticesABackupThatWasRestored() throws IOException {
    store.advance();
    remember(store.read().id(), 2);

    assertThat(guard().known()).isFalse();
  }

  @Test
  void noticesABackupThatIsRestoredWhileItRuns() throws IOException {
    InstanceGuard guard = guard();
    guard.advance();
    remember(store.read().id(), 7);

    guard.advance();

    assertThat(guard.known()).isFalse();
    assertThat(store.read().generation()).isEqualTo(1);
  }

  @Test
  void noticesAnotherDatabase() throws IOException {
    remember(OTHER, 0);

    assertThat(guard().known()).isFalse();
  }

  @Test
  void knowsTheDatabaseThatTheEnvironmentNames() {
    store.advance();

    assertThat(guard(Optional.of(store.read().id())).known()).isTrue();
    assertThat(guard(Optional.of(OTHER)).known()).isFalse();
  }

  @Test
  void goesOnAfterAPersonHasConfirmed() throws IOException {
    remember(OTHER, 3);

    guard().confirm();

    assertThat(guard().known()).isTrue();
  }

  @Test
  void doesNotGuessWhatAnUnreadableFileSaid() throws IOException {
    Files.writeString(folder.resolve("instance"), "half");

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(this::guard)
        .withMessageContaining("confirm-instance");
    assertThat(folder.resolve("instance")).hasContent("half");
    assertThat(store.read().generation()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "half", "019c0000-0000-7000-8000-000000000001 x"})
  void confirmsOverAnUnreadableFile(String content) throws IOException {
    store.advance();
    Files.writeString(folder.resolve("instance"), content);

    unlooked(Optional.empty()).confirm();

    assertThat(folder.resolve("instance")).hasContent(store.read().id() + " 2\n");
    assertThat(folder.resolve("instance.draft")).doesNotExist();
    assertThat(guard().known()).isTrue();
  }

  @Test
  void knowsNoDatabaseBeforeItHasLooked() {
    assertThat(unlooked(Optional.empty()).known()).isFalse();
  }
}
