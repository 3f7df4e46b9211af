package dev.engagement.adapter.mustache.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Lays out the plain text of an HTML body. */
final class HtmlText implements NodeFilter {

  private static final Set<String> UNSEEN =
      Set.of("head", "script", "style", "template", "title", "noscript", "object", "svg");
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre");
  private static final Set<String> LINES =
      Set.of("div", "li", "tr", "section", "article", "header", "footer", "address", "dt", "dd");
  private static final Set<String> CELLS = Set.of("td", "th");

  private static final int UNNUMBERED = -1;

  private final Deque<AtomicInteger> numbers = new ArrayDeque<>();
  private final Layout lines;

  private HtmlText(Layout lines) {
    this.lines = lines;
  }

  static String of(String html) {
    TextLines lines = new TextLines();
    write(Jsoup.parse(html), lines);
    return lines.toString();
  }

  static void write(Document html, Layout lines) {
    html.filter(new HtmlText(lines));
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      lines.words(text.getWholeText());
    } else if (node instanceof Element element) {
      return open(element);
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult open(Element element) {
    String name = element.normalName();
    if (UNSEEN.contains(name)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    breakFor(name);
    switch (name) {
      case "ol" -> numbers.push(new AtomicInteger());
      case "ul" -> numbers.push(new AtomicInteger(UNNUMBERED));
      case "br" -> lines.newLine();
      case "hr" -> lines.words("---");
      case "li" -> lines.words(bullet() + " ");
      case "img" -> lines.words(element.attr("alt"));
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  private String bullet() {
    AtomicInteger number = numbers.peek();
    return number == null || number.get() < 0 ? "-" : number.incrementAndGet() + ".";
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      close(element);
    }
    return FilterResult.CONTINUE;
  }

  private void close(Element element) {
    String name = element.normalName();
    if ("a".equals(name)) {
      lines.target(element.attr("href"), element.text());
    }
    if ("ol".equals(name) || "ul".equals(name)) {
      numbers.pop();
    }
    if (CELLS.contains(name)) {
      lines.words(" ");
    }
    breakFor(name);
  }

  private void breakFor(String name) {
    if (PARAGRAPHS.contains(name) || "hr".equals(name)) {
      lines.paragraph();
    } else if (LINES.contains(name)) {
      lines.line();
    }
  }
}
