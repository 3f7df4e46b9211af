package dev.engagement.benchmarks.micro;

import dev.engagement.adapter.mustache.template.MustacheRenderer;
import dev.engagement.benchmarks.surroundings.UnitOfWork;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.TemplateContent;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Subject, HTML and plain text of the mail that all benchmarks send. */
@State(Scope.Thread)
public class RenderingBenchmark {

  private final CompiledTemplate template =
      new MustacheRenderer()
          .compile(new TemplateContent(UnitOfWork.SUBJECT, UnitOfWork.HTML, Map.of()));

  private long number;

  /** Renders it for one recipient after the other. */
  @Benchmark
  public Rendering render() {
    number++;
    return template.render(
        Map.of(
            "firstName", UnitOfWork.firstName(number),
            "company", UnitOfWork.company(number),
            "city", UnitOfWork.city()));
  }
}
