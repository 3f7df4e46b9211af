package dev.engagement.adapter.javalin.json;

/** Tells which text can be kept: no database takes a NUL, and half a surrogate pair is no text. */
public final class Texts {

  private Texts() {}

  /** Returns whether the text can be kept as it is. */
  public static boolean storable(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (point == 0 || isHalfOfAPair(point)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHalfOfAPair(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
