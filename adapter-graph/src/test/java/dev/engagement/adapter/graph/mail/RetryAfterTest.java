package dev.engagement.adapter.graph.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "120 | 120",
        " 5 | 5",
        "Tue, 3 Mar 2026 08:05:10 GMT | 1",
        "Tue, 03 Mar 2026 08:06:09 GMT | 60",
        "Tue, 03 Mar 2026 08:05:08 GMT | 0",
        "86400 | 86400",
        "86401 | 86400",
        "999999999 | 86400",
        "Wed, 03 Mar 2027 08:05:09 GMT | 86400"
      })
  void readsSecondsAndDates(String value, long seconds) {
    assertThat(RetryAfter.parse(value, Mails.NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999999999999", "2026-03-03T08:05:10Z"})
  void readsNothingElse(String value) {
    assertThat(RetryAfter.parse(value, Mails.NOW)).isEmpty();
  }
}
