package dev.engagement.adapter.javalin.web;

import java.util.List;

/** What a route takes in. */
public enum Body {
  /** Nothing; what comes is thrown away. */
  NONE(List.of(), 0),
  /** A JSON value, or nothing. */
  OPTIONAL_JSON(List.of("application/json"), Body.USUAL),
  /** A JSON value. */
  JSON(List.of("application/json"), Body.USUAL),
  /** A batch, which is spooled on disk and read as a stream. */
  BATCH(List.of("application/json", "text/csv"), 50L * 1024 * 1024),
  /** What mail clients send to unsubscribe (RFC 8058): thrown away, for the link says it all. */
  ONE_CLICK(List.of(), Body.USUAL);

  private static final long USUAL = 1024 * 1024;

  private final List<String> mediaTypes;
  private final long limit;

  Body(List<String> mediaTypes, long limit) {
    this.mediaTypes = mediaTypes;
    this.limit = limit;
  }

  /** Returns the media types that are taken, or an empty list if that does not matter. */
  List<String> mediaTypes() {
    return mediaTypes;
  }

  /** Returns how many bytes it may have. */
  long limit() {
    return limit;
  }
}
