package dev.engagement.adapter.javalin.operations;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.util.function.Supplier;

/** Tells whether the process lives, whether it can work, and how it does. */
public final class HealthResource {

  private final Supplier<Boolean> ready;
  private final Supplier<String> metrics;

  public HealthResource(Supplier<Boolean> ready, Supplier<String> metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.HEALTH_LIVE, call -> Answer.ok(new StatusJson("live")))
        .on(Operation.HEALTH_READY, this::ready)
        .on(Operation.METRICS, this::metrics);
  }

  private Answer ready(Call call) {
    if (!ready.get()) {
      throw new EngagementException(ErrorCode.STORE_UNAVAILABLE, "not ready");
    }
    return Answer.ok(new StatusJson("ready"));
  }

  private Answer metrics(Call call) {
    return Answer.text(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
  }

  private record StatusJson(String status) {}
}
