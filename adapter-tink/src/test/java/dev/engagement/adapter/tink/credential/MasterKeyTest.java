package dev.engagement.adapter.tink.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

  @TempDir Path folder;

  @Test
  void writesAFileForItsOwnerAlone() throws IOException {
    MasterKey key = MasterKey.create(file());

    assertThat(permissions()).isEqualTo("rw-------");
    assertThat(MasterKey.fromFile(file()).text()).isEqualTo(key.text());
    assertThat(names()).containsExactly("key");
  }

  @Test
  void neverReplacesAKeyWithANewOne() throws IOException {
    MasterKey.create(file());
    String before = Files.readString(file());

    refused(() -> MasterKey.create(file()), "already");

    assertThat(file()).hasContent(before);
    assertThat(names()).containsExactly("key");
  }

  @Test
  void keepsTheOldKeysWhenItRotatesAFile() throws IOException {
    MasterKey.create(file());
    MasterKey once = MasterKey.rotate(file());
    MasterKey twice = MasterKey.rotate(file());

    assertThat(once).hasToString("MasterKey[2]");
    assertThat(twice).hasToString("MasterKey[3]");
    assertThat(MasterKey.fromFile(file()).text()).isEqualTo(twice.text());
    assertThat(permissions()).isEqualTo("rw-------");
    assertThat(names()).containsExactly("key", "key.lock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
  void refusesAFileThatOthersMayReadOrChange(String permissions) throws IOException {
    MasterKey.create(file());
    String before = Files.readString(file());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

    refused(() -> MasterKey.fromFile(file()), "others than its owner");
    refused(() -> MasterKey.rotate(file()), "others than its owner");

    assertThat(file()).hasContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--------", "rw-------", "rwx------"})
  void readsAFileOfItsOwnerAlone(String permissions) throws IOException {
    MasterKey key = MasterKey.create(file());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

    assertThat(MasterKey.fromFile(file()).text()).isEqualTo(key.text());
  }

  @Test
  void refusesAFileThatIsNotThere() {
    refused(() -> MasterKey.fromFile(file()), "cannot be read");
    refused(() -> MasterKey.rotate(file()), "cannot be read");
    refused(() -> MasterKey.fromFile(folder), "others than its owner", "cannot be read");
    refused(() -> MasterKey.create(file().resolve("below")), "cannot be written");
  }

  @Test
  void refusesToRotateWhileAnotherDoes() throws IOException {
    MasterKey.create(file());
    MasterKey.rotate(file());
    String before = Files.readString(file());

    try (FileChannel channel =
            FileChannel.open(folder.resolve("key.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      refused(() -> MasterKey.rotate(file()), "another process");
    }

    assertThat(file()).hasContent(before);
  }

  @Test
  void isWholeAtEveryMomentOfARotation() throws Exception {
    MasterKey.create(file());
    AtomicBoolean rotating = new AtomicBoolean(true);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> reader = thread.submit(() -> readAllTheTime(rotating));
      for (int i = 0; i < 30; i++) {
        MasterKey.rotate(file());
      }
      rotating.set(false);
      assertThat(reader.get()).isPositive();
    } finally {
      thread.shutdownNow();
    }
    assertThat(MasterKey.fromFile(file())).hasToString("MasterKey[31]");
  }

  private int readAllTheTime(AtomicBoolean rotating) {
    int read = 0;
    do {
      assertThat(MasterKey.fromFile(file()).toString()).startsWith("MasterKey[");
      read++;
    } while (rotating.get());
    return read;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "secret",
        "{",
        "{}",
        "[]",
        "null",
        "{\"primaryKeyId\":1,\"key\":[]}",
        "{\"primaryKeyId\":\"x\",\"key\":[{}]}",
        "<keyset/>"
      })
  void refusesWhatIsNoKeyWithoutQuotingIt(String text) {
    refused(() -> MasterKey.fromText(text), "is not a keyset");
  }

  @Test
  void refusesAKeyForSomethingElse() throws Exception {
    MacConfig.register();
    KeysetHandle other =
        KeysetHandle.generateNew(
            PredefinedMacParameters.HMAC_SHA256_256BITTAG, RegistryConfiguration.get());
    String text =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            other, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());

    refused(() -> MasterKey.fromText(text), "is not a keyset");
  }

  @Test
  void refusesAKeyThatWasCut() {
    String text = MasterKey.generate().text();

    refused(() -> MasterKey.fromText(text.substring(0, text.length() / 2)), "is not a keyset");
  }

  @Test
  void isNeverTheSameTwice() {
    assertThat(MasterKey.generate().text()).isNotEqualTo(MasterKey.generate().text());
  }

  @Test
  void hidesItself() {
    assertThat(MasterKey.generate()).hasToString("MasterKey[1]");
  }

  private Path file() {
    return folder.resolve("key");
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  private static void refused(Runnable attempt, String... sayings) {
    assertThatExceptionOfType(MasterKeyException.class)
        .isThrownBy(attempt::run)
        .withNoCause()
        .satisfies(refusal -> assertThat(refusal.getMessage()).containsAnyOf(sayings));
  }
}
