package dev.engagement.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.testkit.contract.AtOnce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Who enrolls and who archives at the same moment: one of them is told that the other was first.
 */
class ArchiveRaceTest {

  @AfterAll
  static void nothingPersonalWasLogged() {
    Personal.assertNotLogged();
  }

  @RepeatedTest(20)
  void oneOfTheTwoIsRefused() {
    World a = World.A;
    String sequence = "/api/sequences/" + a.activeSequence();
    List<Map<String, String>> rows = List.of(Map.of("email", a.address()));
    ApiRequest enroll =
        ApiRequest.of("POST", sequence + "/enrollments")
            .json(Personal.json(Map.of("recipients", rows)));
    ApiRequest archive = ApiRequest.of("POST", sequence + "/archive").json("{}");

    List<String> answers =
        AtOnce.both(() -> a.admin(enroll).problem(), () -> a.admin(archive).problem());

    assertThat(answers)
        .isIn(
            List.of("201 success", "409 sequence_in_use"),
            List.of("409 sequence_not_active", "200 success"));
  }
}
