package dev.engagement.benchmarks.micro;

import dev.engagement.adapter.javalin.enrollment.EnrollmentAnswer;
import dev.engagement.adapter.sendgrid.mail.RequestBody;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendFacts;
import dev.engagement.ports.enrollment.EnrollmentReceipt;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.template.Rendering;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is written as JSON for each mail, and for each enrollment. */
@State(Scope.Thread)
public class JsonBenchmark {

  private final PlanningWorld world = new PlanningWorld(Circumstances.ALL_ALLOWED, 1);
  private final PlannedSend planned = world.plan().get(0);
  private final SenderIdentity sender = world.sender();
  private final OutgoingMail mail = mail(planned);
  private final EnrollmentReceipt receipt =
      new EnrollmentReceipt(planned.facts().enrollment(), List.of());

  /** Writes the request in which a mail goes to SendGrid. */
  @Benchmark
  public String sendGridRequest() throws IOException {
    return RequestBody.of(sender, mail);
  }

  /** Writes the answer to an enrollment. */
  @Benchmark
  public String enrollmentAnswer() {
    return EnrollmentAnswer.of(receipt);
  }

  private static OutgoingMail mail(PlannedSend planned) {
    SendFacts facts = planned.facts();
    Rendering rendering = planned.rendering().orElseThrow();
    return new OutgoingMail(
        planned.item().id(),
        "<" + planned.item().id() + "@example.com>",
        facts.recipient().address(),
        facts.recipient().firstName(),
        rendering.subject(),
        rendering.html(),
        rendering.text(),
        facts.unsubscribe());
  }
}
