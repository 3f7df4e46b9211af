package dev.engagement.adapter.javalin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "*"})
  void demandsNothing(String header) {
    assertThat(EntityTags.parse(header).any()).isTrue();
  }

  @Test
  void takesOneOfAList() {
    EntityTags tags = EntityTags.parse("W/\"3\" , \"a,b\",,\t\"4\"");

    assertThat(tags.strong()).containsExactlyInAnyOrder("\"a,b\"", "\"4\"");
    tags.check("\"4\"");
    refuses(tags, "\"3\"");
  }

  private static void refuses(EntityTags tags, String current) {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> tags.check(current))
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3", "\"3\" \"4\"", "w/\"3\"", "\"3\" *", "*, \"3\""})
  void refusesWhatIsNoList(String header) {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> EntityTags.parse(header))
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.MALFORMED_REQUEST);
  }
}
