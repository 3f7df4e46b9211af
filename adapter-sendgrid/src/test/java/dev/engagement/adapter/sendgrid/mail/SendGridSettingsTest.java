package dev.engagement.adapter.sendgrid.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridSettingsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource({
    "https://api.sendgrid.com,api.sendgrid.com,false",
    "https://api.eu.sendgrid.com/,api.eu.sendgrid.com,false",
    "HTTP://LOCALHOST:8080,LOCALHOST:8080,true",
    "http://127.0.0.1:8080,127.0.0.1:8080,true",
    "http://127.1.2.3,127.1.2.3,true",
    "http://[::1]:8080,[::1]:8080,true"
  })
  void takesAServer(String url, String authority, boolean overHttp) {
    SendGridSettings settings = settings(url, 1, TIMEOUT);

    assertThat(settings.authority()).isEqualTo(authority);
    assertThat(settings.overHttp()).isEqualTo(overHttp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.sendgrid.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://[::2]",
        "ftp://localhost",
        "localhost:8080",
        "https:///v3",
        "https://api.sendgrid.com/v3",
        "https://user:secret@api.sendgrid.com",
        "https://api.sendgrid.com?x=1",
        "https://api.sendgrid.com#x"
      })
  void refusesWhatIsNoServerOrOneUnsecured(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(url, 1, TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void refusesASenselessNumberOfConnections(int connections) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("https://api.sendgrid.com", connections, TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT1M0.001S"})
  void refusesATimeoutThatTheLeaseWouldNotOutlive(Duration timeout) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("https://api.sendgrid.com", 1, timeout));
  }

  @Test
  void hasTheProvidersOwnAddressAndShowsNoKey() {
    SendGridSettings settings = SendGridSettings.of(Optional.of("SG.secret"));

    assertThat(settings.baseUrl()).isEqualTo(URI.create("https://api.sendgrid.com"));
    assertThat(settings.timeout()).isEqualTo(TIMEOUT);
    assertThat(settings.toString()).doesNotContain("secret");
  }

  private static SendGridSettings settings(String url, int connections, Duration timeout) {
    return new SendGridSettings(URI.create(url), Optional.empty(), connections, timeout);
  }
}
