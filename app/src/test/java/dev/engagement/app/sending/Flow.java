package dev.engagement.app.sending;

import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;

/** Two workers that have begun long ago and are kept busy with mail that nothing limits. */
final class Flow {

  private static final int BEFORE = 300;
  private static final int A_SECOND = 20;

  private final Lab lab;
  private final WorkerOptions options;
  private final LiveSender sender;
  private WorkerProcess next;
  private long lost;

  private Flow(Lab lab, RateWindows windows) {
    this.lab = lab;
    this.options = lab.options().within(windows);
    this.sender = lab.world().addSender(lab.world().addTenant());
    this.next = lab.startWorker(options);
  }

  static Flow start(Lab lab, RateWindows windows) {
    Flow flow = new Flow(lab, windows);
    lab.startWorker(flow.options).awaitWorking();
    flow.next.awaitWorking();
    lab.world().enroll(flow.sender, BEFORE);
    lab.awaitQuiet();
    return flow;
  }

  TenantId tenant() {
    return sender.tenant();
  }

  /** Keeps the workers busy for so long. */
  void goOn(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      lab.world().enroll(sender, A_SECOND);
      Pause.of(Duration.ofSeconds(1));
    }
  }

  /** Kills a worker, and starts another one. */
  void replaceAWorker() {
    next.kill();
    lost = lab.rows().onTheWire(next.name());
    next = lab.startWorker(options);
  }

  /** Returns the requests for everybody else. */
  Arrivals arrivals() {
    return new Arrivals(lab.sink().records()).without(tenant());
  }

  /** Returns what was spent on requests that the dead worker took with it. */
  long lost() {
    return lost;
  }
}
