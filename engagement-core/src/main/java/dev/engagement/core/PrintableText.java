package dev.engagement.core;

/**
 * Recognises, in a glance, text in which nothing is to be looked for: printable ASCII, which is
 * most of what long lists hold.
 */
final class PrintableText {

  private static final char FIRST = ' ';
  private static final char LAST = '~';

  private PrintableText() {}

  static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < FIRST || letter > LAST) {
        return false;
      }
    }
    return true;
  }
}
