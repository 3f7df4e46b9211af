package dev.engagement.adapter.mustache.template;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Tag;

/** Tells HTML from plain text, and makes the one of the other. */
final class Markup {

  private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)(?:\\s[^<>]*|/)?>");
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
  private static final Pattern BLANK_LINES = Pattern.compile("\n[ \t]*\n[ \t\n]*");

  private Markup() {}

  /** Returns whether the text holds a tag of HTML; an address in angle brackets is none. */
  static boolean isHtml(String text) {
    return TAG.matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .anyMatch(Tag::isKnownTag);
  }

  /** Returns the text with one kind of line break and none at its ends. */
  static String tidy(String plain) {
    return LINE_BREAK.matcher(plain).replaceAll("\n").strip();
  }

  /** Returns paragraphs for what blank lines divide, and line breaks for the others. */
  static String htmlOf(String tidy) {
    String escaped = TextTemplate.HTML.escape(tidy);
    return Arrays.stream(BLANK_LINES.split(escaped))
        .map(paragraph -> "<p>" + paragraph.replace("\n", "<br>\n") + "</p>")
        .collect(Collectors.joining("\n"));
  }
}
