package dev.engagement.adapter.javalin.enrollment;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentReceipt;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Enrollments;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.Sequences;
import java.util.Optional;

/** Enrollments and their recipients. */
public final class EnrollmentResource {

  private static final Choice<EnrollmentState> STATE =
      Choice.of(EnrollmentState.class, EnrollmentState::code);

  private final Enrollments enrollments;
  private final Sequences sequences;

  public EnrollmentResource(Enrollments enrollments, Sequences sequences) {
    this.enrollments = enrollments;
    this.sequences = sequences;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.SEQUENCE_ENROLL, this::create)
        .on(Operation.SEQUENCE_ENROLLMENT_CREATE, this::create)
        .on(Operation.SEQUENCE_ENROLLMENT_LIST, this::listOfSequence)
        .on(Operation.ENROLLMENT_LIST, this::listOfTenant)
        .on(Operation.ENROLLMENT_GET, this::get)
        .on(Operation.RECIPIENT_LIST, this::recipients)
        .on(Operation.ENROLLMENT_PAUSE, call -> change(call, EnrollmentChange.PAUSE))
        .on(Operation.ENROLLMENT_RESUME, call -> change(call, EnrollmentChange.RESUME))
        .on(Operation.ENROLLMENT_STOP, call -> change(call, EnrollmentChange.STOP));
  }

  private Answer create(Call call) {
    Batch batch = Batch.of(call.content());
    NewEnrollment wanted = new NewEnrollment(sequence(call), batch.name());
    try (Batch.Rows rows = batch.rows()) {
      EnrollmentReceipt receipt = enrollments.create(call.tenant(), wanted, rows, call.actor());
      return Answer.created(
              "/api/enrollments/" + receipt.enrollment().id(), EnrollmentJson.of(receipt))
          .version(receipt.enrollment().version())
          .keeping(EnrollmentJson.withoutAddresses(receipt));
    }
  }

  private Answer listOfSequence(Call call) {
    Optional<EnrollmentState> state = call.query("status", STATE);
    SequenceId sequence = sequences.get(call.tenant(), sequence(call)).id();
    return list(call, new EnrollmentFilter(Optional.of(sequence), state));
  }

  private Answer listOfTenant(Call call) {
    return list(
        call,
        new EnrollmentFilter(
            call.queryId("sequenceId").map(SequenceId::new), call.query("status", STATE)));
  }

  private Answer list(Call call, EnrollmentFilter filter) {
    return call.page()
        .answer(
            enrollments.list(call.tenant(), filter, call.page().byId()),
            enrollment -> enrollment.id().value(),
            EnrollmentJson::of);
  }

  private Answer get(Call call) {
    Enrollment enrollment = current(call);
    return Answer.ok(
            EnrollmentJson.of(enrollment, enrollments.ledger(call.tenant(), enrollment.id())))
        .version(enrollment.version());
  }

  private Answer recipients(Call call) {
    return call.page()
        .answer(
            enrollments.recipients(call.tenant(), id(call), call.page().byId()),
            recipient -> recipient.id().value(),
            RecipientJson::of);
  }

  private Answer change(Call call, EnrollmentChange change) {
    Enrollment current = current(call);
    Precondition precondition = call.precondition(current.version());
    call.readNothing();
    Enrollment changed =
        enrollments.change(call.tenant(), current.id(), change, precondition, call.actor());
    return Answer.ok(EnrollmentJson.of(changed)).version(changed.version());
  }

  private Enrollment current(Call call) {
    return enrollments.get(call.tenant(), id(call));
  }

  private static EnrollmentId id(Call call) {
    return new EnrollmentId(call.id("id"));
  }

  private static SequenceId sequence(Call call) {
    return new SequenceId(call.id("id"));
  }
}
