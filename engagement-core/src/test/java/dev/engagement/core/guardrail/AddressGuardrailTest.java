package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.contact.EmailAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardrailTest {

  private static final String ALPHABET = "ab9-.@+_'\"\\ ,é\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "a.b+c_d'e@mail.example.co",
        "x@xn--bcher-kva.example",
        "1@2.3",
      })
  void acceptsWhatCanBeWrittenTo(String address) {
    assertThat(AddressGuardrail.valid(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ada",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@example.com.",
        "ada@-example.com",
        "ada@example-.com",
        "ada@exa mple.com",
        ".ada@example.com",
        "ada.@example.com",
        "a..b@example.com",
        "a b@example.com",
        "Ada@example.com",
        "ada@example.com\n",
        "\"ada\"@example.com",
        "ada@[127.0.0.1]",
      })
  void refusesWhatCannot(String address) {
    assertThat(AddressGuardrail.valid(address)).isFalse();
  }

  @Test
  void refusesWhatIsTooLong() {
    String label = "d".repeat(63);

    assertThat(AddressGuardrail.valid("l".repeat(64) + "@example.com")).isTrue();
    assertThat(AddressGuardrail.valid("l".repeat(65) + "@example.com")).isFalse();
    assertThat(AddressGuardrail.valid("a@" + label + ".com")).isTrue();
    assertThat(AddressGuardrail.valid("a@" + label + "d.com")).isFalse();
    assertThat(AddressGuardrail.valid("a@" + (label + ".").repeat(4) + "com")).isFalse();
  }

  @Test
  void agreesWithParsingOnWhateverIsNormalised() {
    Random random = new Random(20_260_305);
    int valid = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = text(random);
      boolean parsed =
          EmailAddress.parse(text).map(EmailAddress::normalised).filter(text::equals).isPresent();
      assertThat(AddressGuardrail.valid(text)).as(text).isEqualTo(parsed);
      valid += parsed ? 1 : 0;
    }
    assertThat(valid).isGreaterThan(1_000);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    append(text, random, 1 + random.nextInt(4));
    text.append('@');
    append(text, random, 1 + random.nextInt(3));
    text.append('.');
    append(text, random, 1 + random.nextInt(3));
    return text.toString();
  }

  private static void append(StringBuilder text, Random random, int length) {
    for (int i = 0; i < length; i++) {
      boolean plain = random.nextInt(3) > 0;
      text.append(ALPHABET.charAt(random.nextInt(plain ? 3 : ALPHABET.length())));
    }
  }
}
