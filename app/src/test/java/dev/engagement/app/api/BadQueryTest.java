package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.web.Audience;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.ports.access.Role;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists are asked for what no page can be. */
class BadQueryTest {

  private static final ApiServer SERVER = ApiServer.shared();

  static List<Operation> lists() {
    return SERVER.operations().stream().filter(each -> each.query().contains("cursor")).toList();
  }

  static List<Operation> filtered() {
    return SERVER.operations().stream().filter(each -> !filters(each).isEmpty()).toList();
  }

  private static List<String> filters(Operation operation) {
    return operation.query().stream()
        .filter(each -> !List.of("cursor", "limit").contains(each))
        .toList();
  }

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  private static ApiRequest in(World world, Operation operation, Sample sample) {
    return operation.access().audience() == Audience.PLATFORM
        ? sample.request(operation).key(ApiServer.ADMIN_KEY)
        : sample.request(operation).key(world.key(Role.ADMIN)).customer(world.customerId());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aLimitIsANumberFrom1To200(Operation operation) {
    ApiRequest good = in(World.A, operation, Samples.of(operation, World.A));
    DatabaseContent before = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (String limit : List.of("0", "201", "-1", "x", "", "1.5", "99999999999", "1%00")) {
      soft.assertThat(good.query("limit", limit).send().problem())
          .as(limit)
          .isEqualTo("400 malformed_request");
    }

    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(before);
    assertThat(good.query("limit", "200").send().isSuccess()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aCursorIsTakenOnlyAsItWasGiven(Operation operation) {
    ApiRequest good = in(World.A, operation, Samples.of(operation, World.A));
    List<String> tampered =
        new ArrayList<>(List.of("", "x", "AAAA", "A".repeat(60), "%00", "%C3%28"));
    tampered.addAll(tampered(operation));
    DatabaseContent before = SERVER.content();
    SoftAssertions soft = new SoftAssertions();

    for (String cursor : tampered) {
      soft.assertThat(good.query("cursor", cursor).send().problem())
          .as(cursor)
          .isEqualTo("400 invalid_cursor");
    }

    soft.assertAll();
    assertThat(SERVER.content()).isEqualTo(before);
  }

  /** Returns cursors of a like list that is another one, and what can be made of them. */
  private static List<String> tampered(Operation operation) {
    World other = World.B;
    Sample sample = Samples.of(operation, other);
    JsonNode page = in(other, operation, sample).query("limit", "1").send().json();
    JsonNode next =
        page.at("/page/next").isTextual() ? page.at("/page/next") : page.at("/data/page/next");
    assertThat(next.isTextual()).as("there is a second page").isTrue();
    String cursor = next.asText();
    char last = cursor.charAt(cursor.length() - 2);
    String flipped =
        cursor.substring(0, cursor.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + cursor.substring(cursor.length() - 1);
    List<String> all = new ArrayList<>(List.of(flipped, cursor.substring(1), cursor + "AAAA"));
    if (operation.access().audience() != Audience.PLATFORM) {
      all.add(cursor);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("filtered")
  void aFilterNamesWhatThereIs(Operation operation) {
    Sample sample = Samples.of(operation, World.A);

    for (String filter : filters(operation)) {
      for (String value : List.of("nonsense", "", "%00", "QUEUED")) {
        ApiRequest bad = in(World.A, operation, sample.asking(filter, value));
        assertThat(bad.send().problem()).as(filter).isEqualTo("400 malformed_request");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void anIdThatIsNoneIsNotThere(Operation operation) {
    Sample sample = Samples.of(operation, World.A);

    for (String parameter : sample.path().keySet()) {
      for (String id : List.of("x", "%00", "..%2f..", "1-1-1-1-1", "%C3%28")) {
        ApiReply reply = in(World.A, operation, sample.in(parameter, id)).send();
        assertThat(reply.problem()).as(id).matches("404 not_found|400 malformed_request");
      }
    }
  }
}
