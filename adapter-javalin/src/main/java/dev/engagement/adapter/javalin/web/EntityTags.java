package dev.engagement.adapter.javalin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags that a change demands (RFC 9110, section 13.1.1).
 *
 * @param any whether it demands nothing, or only that the thing is there
 * @param strong the tags of which it demands one; weak ones never match
 */
record EntityTags(boolean any, Set<String> strong) {
  EntityTags {
    strong = Set.copyOf(strong);
  }

  private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");
  private static final Pattern GAP = Pattern.compile("[ \\t,]*");

  static EntityTags of(Context ctx) {
    return parse(String.join(",", Collections.list(ctx.req().getHeaders("If-Match"))).strip());
  }

  static EntityTags parse(String header) {
    return header.isEmpty() || header.equals("*")
        ? new EntityTags(true, Set.of())
        : new EntityTags(false, strong(header));
  }

  private static Set<String> strong(String header) {
    Set<String> strong = new HashSet<>();
    Matcher tags = TAG.matcher(header);
    int end = 0;
    while (tags.find()) {
      checkGap(header.substring(end, tags.start()), end > 0);
      end = tags.end();
      if (tags.group(1) == null) {
        strong.add(tags.group(2));
      }
    }
    checkGap(header.substring(end), false);
    return strong;
  }

  private static void checkGap(String gap, boolean between) {
    if (!GAP.matcher(gap).matches() || between && gap.indexOf(',') < 0) {
      throw new EngagementException(
          ErrorCode.MALFORMED_REQUEST, "If-Match must be * or a list of tags in quotes");
    }
  }

  /** Returns the tag of a thing that counts its versions. */
  static String ofVersion(long version) {
    return "\"" + version + "\"";
  }

  /** Returns the tag of a thing that does not. */
  static String ofContent(String content) {
    byte[] hash = Digests.sha256().digest(content.getBytes(UTF_8));
    return "\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, 8)) + "\"";
  }

  /**
   * Checks the tag that the thing has now.
   *
   * @throws EngagementException with {@link ErrorCode#PRECONDITION_FAILED} if none of those
   *     demanded is it
   */
  void check(String current) {
    if (!any && !strong.contains(current)) {
      throw new EngagementException(
          ErrorCode.PRECONDITION_FAILED, "the thing has changed: its tag is " + current);
    }
  }
}
