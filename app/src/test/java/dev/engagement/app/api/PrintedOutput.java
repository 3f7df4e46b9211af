package dev.engagement.app.api;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps a copy of all that the process prints, its log among it. */
final class PrintedOutput {

  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

  private PrintedOutput() {}

  static PrintedOutput capture() {
    PrintedOutput output = new PrintedOutput();
    System.setErr(output.besides(System.err));
    System.setOut(output.besides(System.out));
    return output;
  }

  private PrintStream besides(PrintStream original) {
    OutputStream both =
        new OutputStream() {
          @Override
          public void write(int each) {
            copy.write(each);
            original.write(each);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            copy.write(bytes, offset, length);
            original.write(bytes, offset, length);
          }

          @Override
          public void flush() {
            original.flush();
          }
        };
    return new PrintStream(both, true, StandardCharsets.UTF_8);
  }

  /** Returns all of it. */
  String text() {
    return copy.toString(StandardCharsets.UTF_8);
  }
}
