package dev.engagement.app.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.javalin.metrics.PrometheusMetrics;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MetricsDocumentationTest {

  private static final String METRICS = Repository.section("docs/operations.md", "## Metrics");

  private final String scraped = scrapeOfEverything();

  private static String scrapeOfEverything() {
    PrometheusMetrics metrics = new PrometheusMetrics();
    TenantId tenant = new TenantId(new UUID(0, 1));
    metrics.ticked(tenant, new Tick(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    metrics.judged(tenant, ReasonCode.QUIET_HOURS, 1);
    metrics.dryRun(tenant, new EnrollmentId(new UUID(0, 2)), 1, 0);
    return metrics.scrape();
  }

  @Test
  void namesEveryMetric() {
    assertThat(Repository.all("^\\| `(\\w+)` \\|", METRICS))
        .hasSize(4)
        .containsExactlyInAnyOrderElementsOf(
            Repository.all("^# TYPE (\\w+) ", scraped).stream()
                .map(name -> name.endsWith("_total") ? name : name + "_total")
                .toList());
  }

  @Test
  void namesEveryOutcome() {
    String outcomes = Repository.all("worker did: `([^`]*)`", METRICS).get(0);

    assertThat(outcomes.split(" "))
        .containsExactlyInAnyOrderElementsOf(Repository.all("outcome=\"(\\w+)\"", scraped));
  }
}
