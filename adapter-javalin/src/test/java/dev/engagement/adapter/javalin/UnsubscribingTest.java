package dev.engagement.adapter.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsubscribingTest {

  private static final String LINK = "/unsubscribe/" + StubUnsubscribes.TOKEN;

  @TempDir private Path folder;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(folder);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void showsAPageAndChangesNothing() {
    Reply page = api.bare("GET", LINK).send();

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<form method=\"post\">").doesNotContain("<script", "http");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(api.bare("HEAD", LINK).send().status()).isEqualTo(200);
    assertThat(api.unsubscribes.unsubscribed).isEmpty();
  }

  @Test
  void unsubscribesAtOneClickWithoutAKey() {
    Reply done =
        api.bare("POST", LINK)
            .body("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click".getBytes())
            .send();

    assertThat(done.status()).isEqualTo(200);
    assertThat(api.unsubscribes.unsubscribed).containsExactly(StubUnsubscribes.TOKEN);
  }

  @Test
  void doesNotCareWhatAMailProgramSends() {
    assertThat(api.bare("POST", LINK).send().status()).isEqualTo(200);
    assertThat(api.bare("POST", LINK).body("multipart/form-data", new byte[9]).send().status())
        .isEqualTo(200);
    assertThat(api.unsubscribes.unsubscribed).hasSize(2);
  }

  @Test
  void knowsNoOtherLink() {
    assertThat(api.bare("GET", LINK + "x").send().status()).isEqualTo(404);
    assertThat(api.bare("POST", LINK + "x").send().status()).isEqualTo(404);
    assertThat(api.unsubscribes.unsubscribed).isEmpty();
  }
}
