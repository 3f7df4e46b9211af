package dev.engagement.adapter.mustache.template;

import com.samskivert.mustache.Mustache;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.TemplateContent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A subject and a body, parsed. */
final class MustacheTemplate implements CompiledTemplate {

  private static final int LONGEST_TEMPLATE = 500_000;
  private static final int MOST_OUTPUT = 1_000_000;
  private static final Set<String> BUILT_IN = Set.of("unsubscribeUrl");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private final TextTemplate subject;
  private final TextTemplate body;
  private final boolean html;
  private final Optional<TextOutline> outline;
  private final Map<String, Object> defaults;
  private final List<FieldError> problems;

  private MustacheTemplate(
      TextTemplate subject, TextTemplate body, boolean html, TemplateContent content) {
    this.subject = subject;
    this.body = body;
    this.html = html;
    this.outline = html ? TextOutline.of(content.body()) : Optional.empty();
    this.defaults = content.defaults();
    this.problems =
        Stream.concat(
                subject.tooDeep().map(wrong -> wrong.in("subject")).stream(),
                body.tooDeep().map(wrong -> wrong.in("body")).stream())
            .toList();
  }

  static MustacheTemplate parse(TemplateContent content) {
    List<FieldError> errors = new ArrayList<>();
    boolean html = Markup.isHtml(content.body());
    TextTemplate subject = parse("subject", content.subject(), TextTemplate.PLAIN, errors);
    TextTemplate body =
        parse("body", content.body(), html ? TextTemplate.HTML : TextTemplate.PLAIN, errors);
    if (subject == null || body == null) {
      throw new EngagementException(
          ErrorCode.TEMPLATE_INVALID, "the template cannot be understood", errors);
    }
    return new MustacheTemplate(subject, body, html, content);
  }

  private static @Nullable TextTemplate parse(
      String field, String source, Mustache.Escaper escaper, List<FieldError> errors) {
    if (source.length() > LONGEST_TEMPLATE) {
      errors.add(
          new FieldError(field, "too_long", "longer than " + LONGEST_TEMPLATE + " characters"));
      return null;
    }
    try {
      return TextTemplate.parse(source, escaper);
    } catch (SyntaxException wrong) {
      errors.add(wrong.in(field));
      return null;
    }
  }

  @Override
  public List<String> variables() {
    Set<String> names = new LinkedHashSet<>(subject.names());
    names.addAll(body.names());
    names.removeAll(BUILT_IN);
    return List.copyOf(names);
  }

  @Override
  public List<FieldError> problems() {
    return problems;
  }

  @Override
  public Rendering render(Map<String, Object> values) {
    if (!problems.isEmpty()) {
      return unsendable("nesting_too_deep");
    }
    try {
      return fill(values);
    } catch (BoundException tooMuch) {
      return unsendable("output_too_large");
    }
  }

  private static Rendering unsendable(String problem) {
    return new Rendering("", "", "", List.of(), Optional.of(problem));
  }

  private Rendering fill(Map<String, Object> values) {
    Render render = new Render(defaults);
    String line = oneLine(subject.fill(render, values, MOST_OUTPUT));
    List<String> texts = outline.isPresent() ? render.keepTexts() : List.of();
    String filled = body.fill(render, values, MOST_OUTPUT);
    String text = html ? text(filled, texts) : Markup.tidy(filled);
    String markup = html ? filled : Markup.htmlOf(text);
    if (markup.length() > MOST_OUTPUT || text.length() > MOST_OUTPUT) {
      throw new BoundException();
    }
    List<String> missing = render.missing();
    boolean empty = line.isEmpty() && missing.isEmpty();
    return new Rendering(
        line, markup, text, missing, empty ? Optional.of("empty_subject") : Optional.empty());
  }

  private String text(String filled, List<String> texts) {
    return outline.flatMap(known -> known.fill(texts)).orElseGet(() -> HtmlText.of(filled));
  }

  private static String oneLine(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
  }
}
