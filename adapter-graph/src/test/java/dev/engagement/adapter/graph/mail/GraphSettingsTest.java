package dev.engagement.adapter.graph.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphSettingsTest {

  private static GraphSettings at(String base, String authority) {
    return new GraphSettings(
        URI.create(base), URI.create(authority), Optional.empty(), Duration.ofSeconds(1));
  }

  @Test
  void leadToTheWorldwideServiceAndHideTheSecret() {
    GraphSettings settings =
        GraphSettings.worldwide(Optional.of(Mails.CREDENTIAL), Duration.ofSeconds(1));

    assertThat(settings.baseUrl()).hasToString("https://graph.microsoft.com/v1.0");
    assertThat(settings.authorityUrl()).hasToString("https://login.microsoftonline.com");
    assertThat(settings.toString()).doesNotContain(GraphSink.SECRET, "client-id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:80/v1.0", "http://localhost", "https://graph.example"})
  void takeWhatIsSecureOrOnThisMachine(String url) {
    assertThat(at(url, url).baseUrl()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://graph.microsoft.com/v1.0",
        "http://127.0.0.1.example.com",
        "ftp://localhost",
        "https:///v1.0",
        "https://user@graph.example",
        "https://graph.example?x=y",
        "file:/etc/passwd"
      })
  void refuseWhatIsNot(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(url, "https://login.microsoftonline.com"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("https://graph.microsoft.com/v1.0", url));
  }
}
