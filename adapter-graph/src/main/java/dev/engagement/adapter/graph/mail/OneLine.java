package dev.engagement.adapter.graph.mail;

/** Lets through what may stand in a header. */
final class OneLine {

  private OneLine() {}

  static String text(String text) throws InvalidHeaderException {
    boolean breaksOut = text.chars().anyMatch(Character::isISOControl);
    if (breaksOut || text.indexOf('\u2028') >= 0 || text.indexOf('\u2029') >= 0) {
      throw new InvalidHeaderException();
    }
    return text;
  }

  /** Lets through visible ASCII without white space. */
  static String token(String text) throws InvalidHeaderException {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new InvalidHeaderException();
    }
    return text;
  }

  static String messageId(String text) throws InvalidHeaderException {
    String id = token(text);
    if (!id.matches("<[^<>@]+@[^<>@]+>")) {
      throw new InvalidHeaderException();
    }
    return id;
  }
}
