package dev.engagement.adapter.javalin.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells where something was thrown, and nothing of what its message says. */
final class Traces {

  private static final int MOST_CAUSES = 5;
  private static final int MOST_FRAMES = 25;

  private Traces() {}

  static String of(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .map(Traces::one)
        .collect(Collectors.joining(" caused by "));
  }

  private static String one(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(MOST_FRAMES)
        .map(frame -> System.lineSeparator() + "  at " + frame)
        .collect(Collectors.joining("", thrown.getClass().getName(), ""));
  }
}
