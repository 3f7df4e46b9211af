package dev.engagement.adapter.javalin.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import org.junit.jupiter.api.Test;

class CursorsTest {

  private final Cursors cursors = new Cursors("a secret".getBytes(UTF_8));
  private final String cursor = cursors.write("list a", "place");

  @Test
  void readsWhatItWrote() {
    assertThat(cursors.read("list a", cursor)).isEqualTo("place");
  }

  @Test
  void refusesCursorsOfOtherListsAndSecrets() {
    refuses(cursors, "list b", cursor);
    refuses(new Cursors("another secret".getBytes(UTF_8)), "list a", cursor);
  }

  @Test
  void refusesACursorOfWhichAnyCharacterWasChanged() {
    for (int i = 0; i < cursor.length() - 1; i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      refuses(cursors, "list a", cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
  }

  @Test
  void refusesWhatIsNoCursor() {
    refuses(cursors, "list a", "");
    refuses(cursors, "list a", "a");
    refuses(cursors, "list a", "+/==");
    refuses(cursors, "list a", cursor.substring(4));
  }

  private static void refuses(Cursors cursors, String list, String cursor) {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> cursors.read(list, cursor))
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.INVALID_CURSOR);
  }
}
