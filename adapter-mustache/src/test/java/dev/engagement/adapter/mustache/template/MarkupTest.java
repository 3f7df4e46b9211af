package dev.engagement.adapter.mustache.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.template.Rendering;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void makesParagraphsOfABodyWithoutTags() {
    Rendering rendering =
        Rendered.of(
            "Hello",
            "Hi {{name}},\r\nfish & chips <bob@example.com> <https://example.com/a?b=c>\n \n\nBye\n",
            Map.of("name", "<b>Ada</b>"));

    assertThat(rendering.html())
        .isEqualTo(
            "<p>Hi &lt;b&gt;Ada&lt;/b&gt;,<br>\nfish &amp; chips &lt;bob@example.com&gt;"
                + " &lt;https://example.com/a?b=c&gt;</p>\n<p>Bye</p>");
    assertThat(rendering.text())
        .isEqualTo(
            "Hi <b>Ada</b>,\nfish & chips <bob@example.com> <https://example.com/a?b=c>\n \n\nBye");
  }

  @Test
  void makesTextOfABodyWithTags() {
    String text =
        Rendered.text(
            """
            <html><head><title>no</title><style>p{color:red}</style></head>
            <body><script>no()</script><!-- no -->
            <h1>News</h1>
            <p>Hi {{name}},<br>see   <a href="https://example.com/?a=1&amp;b=2">our <b>page</b></a>
            or <a href="https://example.com">https://example.com</a>,
            <a href="mailto:ada@example.com">write</a>, <a href="#top">top</a>.</p>
            <ul><li>one</li><li>two</li></ul>
            <ol><li>first<ul><li>inner</li></ul></li><li>second</li></ol>
            <div>a</div><div>b</div>
            <table><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>
            <hr><img src="x" alt="logo">
            </body></html>
            """,
            Map.of("name", "Tom & <Jerry>"));

    assertThat(text)
        .isEqualTo(
            """
            News

            Hi Tom & <Jerry>,
            see our page (https://example.com/?a=1&b=2) or https://example.com, write \
            (ada@example.com), top.

            - one
            - two

            1. first

            - inner

            2. second

            a
            b

            c d
            e

            ---

            logo""");
  }

  @Test
  void trimsTheLinesOfSectionsThatStandAlone() {
    String body = "a\n{{#yes}}\nb\n{{/yes}}\n{{^yes}}\nc\n{{/yes}}\nd";

    assertThat(Rendered.text(body, Map.of("yes", true))).isEqualTo("a\nb\nd");
    assertThat(Rendered.text(body, Map.of("yes", false))).isEqualTo("a\nc\nd");
  }
}
