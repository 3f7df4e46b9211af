package dev.engagement.benchmarks.micro;

import dev.engagement.adapter.javalin.suppression.HmacUnsubscribeLinks;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A whole run for one recipient, rendering and links and all, over stores in memory. */
@State(Scope.Thread)
public class FactsBenchmark {

  private static final int BATCH = 500;

  private final PlanningWorld world = new PlanningWorld(Circumstances.ALL_ALLOWED, BATCH);
  private final HmacUnsubscribeLinks links =
      new HmacUnsubscribeLinks(new byte[32], Optional.of(URI.create("https://mail.example.com")));
  private final TenantId tenant = Given.tenantId();
  private final RecipientId recipient = new RecipientId(Given.id());

  /** Gathers the facts of a batch and plans it. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<PlannedSend> gatherAndPlan() {
    return world.plan();
  }

  /** Makes the link with which a recipient unsubscribes. */
  @Benchmark
  public Optional<URI> unsubscribeLink() {
    return links.link(tenant, recipient);
  }
}
