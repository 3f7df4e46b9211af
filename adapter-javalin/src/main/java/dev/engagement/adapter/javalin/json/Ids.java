package dev.engagement.adapter.javalin.json;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads ids. */
public final class Ids {

  private static final int LENGTH = 36;

  private Ids() {}

  /** Returns the id, or empty if the text is not a UUID written out in full. */
  public static Optional<UUID> parse(String text) {
    try {
      UUID id = UUID.fromString(text);
      return text.length() == LENGTH && id.toString().equals(text.toLowerCase(Locale.ROOT))
          ? Optional.of(id)
          : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
