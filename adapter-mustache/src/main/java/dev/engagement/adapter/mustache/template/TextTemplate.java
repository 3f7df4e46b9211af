package dev.engagement.adapter.mustache.template;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One text with merge fields, parsed. Immutable and safe for concurrent use. */
final class TextTemplate {

  /** Writes values into HTML, in text and in quoted attributes. */
  static final Mustache.Escaper HTML =
      Escapers.simple(
          new String[][] {
            {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
          });

  /** Writes values as they are. */
  static final Mustache.Escaper PLAIN = Escapers.NONE;

  private final Set<String> names;
  private final Optional<SyntaxException> tooDeep;
  private final Template template;
  private final int length;

  private TextTemplate(
      Set<String> names, Optional<SyntaxException> tooDeep, Template template, int length) {
    this.names = names;
    this.length = length;
    this.tooDeep = tooDeep;
    this.template = template;
  }

  /**
   * Parses the text.
   *
   * @throws SyntaxException if it cannot be parsed
   */
  static TextTemplate parse(String source, Mustache.Escaper escaper) {
    TagScanner.Scan scan = TagScanner.scan(source);
    List<Reference> references = new ArrayList<>();
    String numbered = scan.tooDeep().isPresent() ? "" : number(source, scan.tags(), references);
    Template template =
        Mustache.compiler()
            .withCollector(new ScopeCollector(List.copyOf(references)))
            .withEscaper(escaper)
            .compile(numbered);
    return new TextTemplate(topLevelNames(scan.tags()), scan.tooDeep(), template, source.length());
  }

  /**
   * Names each tag by the number of what it asks for, so that dots, bars and special names mean to
   * the library nothing at all.
   */
  private static String number(String source, List<Tag> tags, List<Reference> references) {
    StringBuilder numbered = new StringBuilder(source.length());
    List<Integer> open = new ArrayList<>();
    int copied = 0;
    for (Tag tag : tags) {
      numbered.append(source, copied, tag.start()).append("{{").append(tag.kind().sign());
      copied = tag.end();
      switch (tag.kind()) {
        case COMMENT -> {}
        case CLOSE -> numbered.append(open.remove(open.size() - 1));
        case VALUE, RAW_VALUE -> numbered.append(add(tag, references));
        case SECTION, INVERTED -> {
          open.add(add(tag, references));
          numbered.append(open.get(open.size() - 1));
        }
      }
      numbered.append("}}");
    }
    return numbered.append(source, copied, source.length()).toString();
  }

  private static int add(Tag tag, List<Reference> references) {
    references.add(Reference.of(tag));
    return references.size() - 1;
  }

  private static Set<String> topLevelNames(List<Tag> tags) {
    Set<String> names = new LinkedHashSet<>();
    int depth = 0;
    for (Tag tag : tags) {
      depth -= tag.kind() == Tag.Kind.CLOSE ? 1 : 0;
      if (depth == 0 && tag.kind() != Tag.Kind.CLOSE && tag.kind() != Tag.Kind.COMMENT) {
        names.add(tag.name());
      }
      depth += tag.kind().opens() ? 1 : 0;
    }
    return names;
  }

  /** Returns the names that it asks for outside its sections, in order of appearance. */
  Set<String> names() {
    return names;
  }

  /** Returns where its sections begin to be nested deeper than is rendered, if they do. */
  Optional<SyntaxException> tooDeep() {
    return tooDeep;
  }

  /**
   * Fills in the values.
   *
   * @throws BoundException if it does or writes more than it may
   */
  String fill(Render render, Map<String, Object> values, int mostCharacters) {
    BoundedWriter out = new BoundedWriter(length + length / 8, mostCharacters);
    try {
      template.execute(new Scope(render, values, null), out);
    } catch (MustacheException wrapped) {
      throw wrapped.getCause() instanceof BoundException bound ? bound : wrapped;
    }
    return out.toString();
  }
}
