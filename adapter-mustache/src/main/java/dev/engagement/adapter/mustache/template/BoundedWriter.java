package dev.engagement.adapter.mustache.template;

import java.io.Writer;

/** Collects text up to a bound. */
final class BoundedWriter extends Writer {

  private final StringBuilder text;
  private final int most;

  /**
   * @param expected about how long the text becomes
   */
  BoundedWriter(int expected, int most) {
    this.text = new StringBuilder(expected);
    this.most = most;
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    reserve(length);
    text.append(characters, offset, length);
  }

  @Override
  public Writer append(CharSequence characters) {
    reserve(characters.length());
    text.append(characters);
    return this;
  }

  private void reserve(int length) {
    if (length > most - text.length()) {
      throw new BoundException();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
