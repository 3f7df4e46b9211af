package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the tests write of people, all of it with a mark by which it is known again. */
final class Personal {

  private static final String MARK = "Zarniwoop";

  static final String NAME = MARK + " Vann";
  static final String SUBJECT = "About " + MARK + ", {{firstName|you}}";
  static final String BODY = "<p>Dear {{firstName|" + MARK + "}}</p>";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Personal() {}

  static String address(String unique) {
    return MARK.toLowerCase(Locale.ROOT) + "." + unique + "@personal.example";
  }

  static String json(Map<String, ?> members) {
    return JSON.<JsonNode>valueToTree(members).toString();
  }

  /** Checks that nothing of it was printed or logged. */
  static void assertNotLogged() {
    String printed = ApiServer.shared().output().text();
    assertThat(printed).contains(ApiServer.LISTENING);
    assertThat(printed.lines().filter(Personal::isPersonal)).isEmpty();
  }

  private static boolean isPersonal(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return Stream.of(MARK, "personal.example")
        .anyMatch(mark -> lower.contains(mark.toLowerCase(Locale.ROOT)));
  }
}
