package dev.engagement.adapter.mustache.template;

import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Checks that each value of a parsed body is found once, where its source says that it stands. */
final class MarkedPlaces implements NodeVisitor {

  /** What they hold has no bearing on how the rest is understood. */
  private static final Set<String> PLAIN_ATTRIBUTES =
      Set.of("href", "src", "alt", "title", "style");

  /** In these, text is understood in ways of their own. */
  private static final String ODD =
      "xmp, iframe, noembed, noframes, plaintext, listing, textarea, select, frameset, template,"
          + " noscript, object, math, svg";

  private final MarkedSource source;
  private final boolean[] found;
  private boolean sound = true;

  private MarkedPlaces(MarkedSource source) {
    this.source = source;
    this.found = new boolean[source.quoted().size()];
  }

  static boolean sound(MarkedSource source, Document html) {
    MarkedPlaces places = new MarkedPlaces(source);
    html.traverse(places);
    for (boolean one : places.found) {
      places.sound &= one;
    }
    return places.sound && html.selectFirst(ODD) == null;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      find(text.getWholeText(), false);
    } else if (node instanceof Element element) {
      for (Attribute attribute : element.attributes()) {
        find(attribute);
      }
    }
  }

  private void find(Attribute attribute) {
    if (PLAIN_ATTRIBUTES.contains(attribute.getKey())) {
      find(attribute.getValue(), true);
    }
  }

  private void find(String text, boolean quoted) {
    for (int value : MarkedSource.valuesIn(text)) {
      if (value < found.length && !found[value] && source.quoted().get(value) == quoted) {
        found[value] = true;
      } else {
        sound = false;
      }
    }
  }
}
