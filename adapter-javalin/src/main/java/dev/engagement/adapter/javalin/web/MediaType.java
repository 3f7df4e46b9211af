package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a request says its body is. */
final class MediaType {

  private MediaType() {}

  /** Returns the media type that was named, or nothing. */
  static String of(Context ctx) {
    return parts(ctx).get(0);
  }

  /** Checks that a body is of a type that the operation takes, in UTF-8, and not compressed. */
  static void check(Context ctx, Operation operation) {
    List<String> taken = operation.body().mediaTypes();
    if (taken.isEmpty()) {
      return;
    }
    List<String> parts = parts(ctx);
    boolean utf8 = parts.stream().skip(1).allMatch(MediaType::isHarmless);
    boolean plain =
        Optional.ofNullable(ctx.header("Content-Encoding")).orElse("identity").equals("identity");
    if (!taken.contains(parts.get(0)) || !utf8 || !plain) {
      throw new EngagementException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "the body must be " + String.join(" or ", taken) + " in UTF-8, not compressed");
    }
  }

  private static boolean isHarmless(String parameter) {
    return !parameter.startsWith("charset=") || parameter.replace("\"", "").equals("charset=utf-8");
  }

  private static List<String> parts(Context ctx) {
    String header = Optional.ofNullable(ctx.req().getContentType()).orElse("");
    return Arrays.stream(header.toLowerCase(Locale.ROOT).split(";", -1))
        .map(String::strip)
        .toList();
  }
}
