package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.credential.RotatedCredentials;
import org.junit.jupiter.api.Test;

class RotateCredentialsCommandTest {

  @Test
  void tellsHowManyWereEncryptedAnew() {
    assertThat(RotateCredentialsCommand.told(new RotatedCredentials(7, 0)))
        .isEqualTo("7 credentials encrypted anew");
  }

  @Test
  void warnsOfThoseThatStillNeedAnOldKey() {
    assertThat(RotateCredentialsCommand.told(new RotatedCredentials(7, 2)))
        .startsWith("7 credentials encrypted anew; 2 left as they were")
        .endsWith("keep the old keys");
  }
}
