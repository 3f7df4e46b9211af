package dev.engagement.core;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects all that is wrong with the texts and numbers of a request, so that it is told at once.
 * Lengths count characters as people do, not the halves of those beyond the basic plane.
 */
public final class TextRules {

  /** The most characters of a name. */
  public static final int NAME = 200;

  private static final int SUBJECT = 998;
  private static final int BODY = 500_000;

  private final List<FieldError> errors = new ArrayList<>();

  /** Checks a name: one line that says something. */
  public TextRules name(String field, String text) {
    return line(field, text, NAME);
  }

  /** Checks one line of text that must say something. */
  public TextRules line(String field, String text, int most) {
    if (text.isBlank()) {
      add(field, "required", "must not be blank");
    }
    return singleLine(field, text, most);
  }

  /** Checks a subject, which may be empty as long as it is a draft's. */
  public TextRules subject(String field, String text) {
    return singleLine(field, text, SUBJECT);
  }

  /** Checks a body: any text but the NUL character, which no database keeps. */
  public TextRules body(String field, String text) {
    length(field, text, BODY);
    if (text.indexOf('\0') >= 0) {
      add(field, "control_characters", "must not hold the NUL character");
    }
    return wellFormed(field, text);
  }

  /** Checks a number that is there. */
  public TextRules atLeast(String field, Optional<Integer> number, int least) {
    if (number.isPresent() && number.get() < least) {
      add(field, "out_of_range", "must be at least " + least);
    }
    return this;
  }

  /** Adds what else is wrong. */
  public TextRules add(String field, String code, String message) {
    errors.add(new FieldError(field, code, message));
    return this;
  }

  /** Returns what was found wrong so far. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Refuses the request if anything is wrong with it. */
  public void verify() {
    verify(ErrorCode.INVALID_REQUEST);
  }

  /** Refuses the request with this code if anything is wrong with it. */
  public void verify(ErrorCode code) {
    if (errors.size() == 1) {
      throw EngagementException.invalid(code, errors.get(0));
    }
    if (!errors.isEmpty()) {
      throw new EngagementException(
          code, errors.size() + " things are wrong with the request", errors);
    }
  }

  private TextRules singleLine(String field, String text, int most) {
    length(field, text, most);
    if (PrintableText.is(text)) {
      return this;
    }
    if (text.codePoints().anyMatch(TextRules::breaksLine)) {
      add(field, "control_characters", "must not hold control characters or line breaks");
    }
    return wellFormed(field, text);
  }

  private void length(String field, String text, int most) {
    if (text.codePointCount(0, text.length()) > most) {
      add(field, "too_long", "must have at most " + most + " characters");
    }
  }

  private TextRules wellFormed(String field, String text) {
    if (text.codePoints().anyMatch(TextRules::halfCharacter)) {
      add(field, "invalid_characters", "must not hold halves of characters");
    }
    return this;
  }

  private static boolean breaksLine(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean halfCharacter(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }
}
