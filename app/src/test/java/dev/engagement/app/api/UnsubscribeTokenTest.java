package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The link in a mail is all that it takes to unsubscribe, and nothing but that link does. */
class UnsubscribeTokenTest {

  private static final ApiServer SERVER = ApiServer.shared();

  private static final byte[] ONE_CLICK =
      "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8);

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  private static ApiReply ask(String method, String token) {
    return ApiRequest.of(method, "/unsubscribe/" + token).with("X-Request-Id", "attack").send();
  }

  @Test
  void aTokenThatWasChangedIsLikeOneThatNeverWas() {
    String token = World.B.unsubscribeToken();
    String strange = "A".repeat(token.length());
    DatabaseContent before = SERVER.content();

    for (String method : List.of("GET", "POST")) {
      String unknown = ask(method, strange).withoutIds(List.of(strange));
      for (int place = 0; place < token.length(); place += 5) {
        String changed = flipped(token, place);
        assertThat(ask(method, changed).withoutIds(List.of(changed))).isEqualTo(unknown);
      }
      assertThat(ask(method, strange).status()).isEqualTo(404);
      assertThat(ask(method, token + "A").status()).isEqualTo(404);
      assertThat(ask(method, "x".repeat(5_000)).status()).isEqualTo(404);
    }

    assertThat(SERVER.content()).isEqualTo(before);
  }

  private static String flipped(String token, int place) {
    char other = token.charAt(place) == 'A' ? 'B' : 'A';
    return token.substring(0, place) + other + token.substring(place + 1);
  }

  /** The server hangs up after it; a client that is not told would lose its next request. */
  @ParameterizedTest
  @ValueSource(strings = {"%00", "%2F%00", "LONG"})
  void aLinkThatIsNoAddressIsRefusedWithAGoodbye(String token) {
    for (String method : List.of("GET", "POST", "POST")) {
      ApiReply reply = ask(method, token.replace("LONG", "x".repeat(20_000)));

      assertThat(reply.problem()).matches("(400|414) malformed_request");
      assertThat(reply.header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void lookingAtThePageChangesNothing() {
    String token = World.B.unsubscribeToken();
    DatabaseContent before = SERVER.content();

    assertThat(ask("GET", token).status()).isEqualTo(200);
    assertThat(ask("HEAD", token).status()).isEqualTo(200);

    assertThat(SERVER.content()).isEqualTo(before);
  }

  @Test
  void oneClickUnsubscribesOnce() {
    String token = World.B.unsubscribeToken();

    ApiRequest click =
        ApiRequest.of("POST", "/unsubscribe/" + token)
            .body("application/x-www-form-urlencoded", ONE_CLICK);
    assertThat(click.send().status()).isEqualTo(200);
    DatabaseContent after = SERVER.content();
    ApiReply again = click.send();

    assertThat(again.status()).isEqualTo(200);
    assertThat(SERVER.content()).isEqualTo(after);
  }
}
