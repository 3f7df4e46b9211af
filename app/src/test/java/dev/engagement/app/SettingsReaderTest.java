package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  @Test
  void hasDefaultsForEverything() {
    Settings settings = SettingsReader.read(Map.of());

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("./data"));
    assertThat(settings.worker()).isFalse();
    assertThat(settings.sending()).isFalse();
    assertThat(settings.databaseUrl()).isEmpty();
    assertThat(settings.publicUrl()).isEmpty();
  }

  @Test
  void namesEveryBadSettingAtOnce() {
    Map<String, String> environment =
        Map.of(
            "ENGAGEMENT_PORT", "eighty",
            "ENGAGEMENT_PUBLIC_URL", "ftp://example.com",
            "ENABLE_SEND_QUEUE_WORKER", "perhaps",
            "DATABASE_URL", "mysql://example.com/db",
            "ENGAGEMENT_CLIENT_CUSTOMER_ID", "42",
            "ENGAGEMENT_ADMIN_KEY", "short");

    assertThatExceptionOfType(BadSettings.class)
        .isThrownBy(() -> SettingsReader.read(environment))
        .withMessageContainingAll(environment.keySet().toArray(new String[0]));
  }

  @Test
  void suggestsTheNearestNameForAnUnknownOne() {
    assertThatExceptionOfType(BadSettings.class)
        .isThrownBy(() -> SettingsReader.read(Map.of("ENGAGEMENT_PROT", "1")))
        .withMessageContaining("ENGAGEMENT_PROT is not a setting; did you mean ENGAGEMENT_PORT?");
  }

  @Test
  void leavesTheNamesOfOthersAlone() {
    assertThat(SettingsReader.read(Map.of("PATH", "/usr/bin", "ENGAGEMENTS", "1")).port())
        .isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://ada:s%40fe@db.example:5433/mail?sslmode=require, jdbc:postgresql://db.example:5433/mail?sslmode=require, ada, s@fe",
    "postgresql://ada@db.example/mail, jdbc:postgresql://db.example/mail, ada,",
    "jdbc:postgresql://db.example/mail?user=ada, jdbc:postgresql://db.example/mail?user=ada,,"
  })
  void readsBothFormsOfADatabaseAddress(String text, String url, String user, String password) {
    DatabaseAddress address = DatabaseAddress.parse(text);

    assertThat(address.url()).isEqualTo(url);
    assertThat(address.user()).isEqualTo(Optional.ofNullable(user));
    assertThat(address.password()).isEqualTo(Optional.ofNullable(password));
  }

  @ParameterizedTest
  @CsvSource({"postgres:///mail", "postgres://db.example", "http://db.example/mail"})
  void refusesWhatIsNoDatabaseAddress(String text) {
    assertThatExceptionOfType(BadSettings.class)
        .isThrownBy(() -> SettingsReader.read(Map.of("DATABASE_URL", text)))
        .withMessageContaining("DATABASE_URL");
  }

  @Test
  void doesNotShowSecretsAsText() {
    Settings settings =
        SettingsReader.read(
            Map.of(
                "ENGAGEMENT_ADMIN_KEY",
                "a-key-of-at-least-24-characters",
                "DATABASE_URL",
                "postgres://a:secret@b/c"));

    assertThat(settings.toString()).doesNotContain("a-key-of", "secret");
    assertThat(settings.databaseUrl().orElseThrow().toString()).doesNotContain("secret");
  }
}
