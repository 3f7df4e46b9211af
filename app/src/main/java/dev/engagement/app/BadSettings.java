package dev.engagement.app;

import java.util.List;

/** The environment says something that cannot be; the message names every single thing. */
final class BadSettings extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadSettings(List<String> problems) {
    super("bad settings:\n  " + String.join("\n  ", problems));
  }
}
