package dev.engagement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {

  @Test
  void acceptsWhatKeepsTheRules() {
    TextRules rules =
        new TextRules()
            .name("name", "Grüße 👋 an alle")
            .name("long", "👋".repeat(200))
            .subject("subject", "")
            .body("body", "line\r\n\tline")
            .atLeast("number", Optional.empty(), 1)
            .atLeast("other", Optional.of(1), 1);

    assertThat(rules.errors()).isEmpty();
    assertThatCode(rules::verify).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "a\tb", "a\u0085b", "a\u2028b", "a\u2029b"})
  void refusesControlCharactersInALine(String text) {
    assertThat(codes(new TextRules().name("name", text))).containsExactly("control_characters");
    assertThat(codes(new TextRules().subject("subject", text)))
        .containsExactly("control_characters");
  }

  @Test
  void refusesNulInABody() {
    assertThat(codes(new TextRules().body("body", "a\0"))).containsExactly("control_characters");
  }

  @Test
  void refusesHalvesOfCharacters() {
    assertThat(codes(new TextRules().name("name", "a\ud83d")))
        .containsExactly("invalid_characters");
    assertThat(codes(new TextRules().body("body", "\udc4b"))).containsExactly("invalid_characters");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(codes(new TextRules().name("name", "a".repeat(201)))).containsExactly("too_long");
    assertThat(codes(new TextRules().subject("subject", "a".repeat(999))))
        .containsExactly("too_long");
    assertThat(codes(new TextRules().body("body", "a".repeat(500_001))))
        .containsExactly("too_long");
    assertThat(codes(new TextRules().subject("subject", "a".repeat(998)))).isEmpty();
    assertThat(codes(new TextRules().body("body", "a".repeat(500_000)))).isEmpty();
  }

  @Test
  void refusesBlankNamesAndSmallNumbers() {
    assertThat(codes(new TextRules().name("name", "  "))).containsExactly("required");
    assertThat(codes(new TextRules().atLeast("number", Optional.of(0), 1)))
        .containsExactly("out_of_range");
  }

  @Test
  void tellsAllThatIsWrongAtOnceAndRepeatsNoValue() {
    TextRules rules = new TextRules().name("name", "\n").subject("subject", "secret\n");

    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(rules::verify)
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(World.problems(refusal))
                  .containsExactly(
                      "name: required", "name: control_characters", "subject: control_characters");
              assertThat(refusal.toString() + refusal.errors()).doesNotContain("secret");
            });
  }

  private static List<String> codes(TextRules rules) {
    return rules.errors().stream().map(FieldError::code).toList();
  }
}
