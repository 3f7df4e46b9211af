package dev.engagement.app.api;

import dev.engagement.adapter.javalin.web.Operation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A good request of every operation, made anew each time, so that it can be carried out. */
final class Samples {

  private static final Map<Operation, Function<World, Sample>> SAMPLES =
      new EnumMap<>(Operation.class);

  static {
    ofCustomers();
    ofTemplates();
    ofIdentities();
    ofSequences();
    ofChangesOfSequences();
    ofEnrollments();
    ofTheQueue();
    ofLimits();
    ofCredentials();
    ofSuppression();
    for (Operation plain :
        List.of(
            Operation.HEALTH_LIVE,
            Operation.HEALTH_READY,
            Operation.METRICS,
            Operation.OPEN_API,
            Operation.DOCS)) {
      SAMPLES.put(plain, world -> Sample.NOTHING);
    }
  }

  private Samples() {}

  /** Returns a good request in this world. */
  static Sample of(Operation operation, World world) {
    Function<World, Sample> sample = SAMPLES.get(operation);
    if (sample == null) {
      throw new AssertionError("there is no sample request of " + operation.id());
    }
    return sample.apply(world);
  }

  private static void ofCustomers() {
    SAMPLES.put(
        Operation.CUSTOMER_CREATE,
        world -> Sample.ofBody(Map.of("name", Personal.NAME, "timezone", "Asia/Tokyo")));
    SAMPLES.put(Operation.CUSTOMER_LIST, world -> Sample.NOTHING);
    SAMPLES.put(Operation.CUSTOMER_GET, world -> Sample.ofId(world.customerId()));
    SAMPLES.put(
        Operation.API_KEY_CREATE,
        world ->
            Sample.ofBody(
                Map.of("name", "x", "role", "qa", "customerIds", List.of(world.customerId()))));
    SAMPLES.put(Operation.API_KEY_LIST, world -> Sample.NOTHING);
    SAMPLES.put(Operation.API_KEY_REVOKE, world -> Sample.ofId(world.key()));
  }

  private static void ofTemplates() {
    Map<String, Object> content =
        Map.of(
            "subject", Personal.SUBJECT, "body", Personal.BODY, "defaults", Map.of("city", "Rome"));
    SAMPLES.put(
        Operation.TEMPLATE_CREATE, world -> Sample.ofBody(SampleBodies.with(content, "name", "x")));
    SAMPLES.put(Operation.TEMPLATE_LIST, world -> Sample.NOTHING);
    SAMPLES.put(
        Operation.TEMPLATE_PREVIEW,
        world ->
            Sample.ofBody(
                Map.of("templateId", world.template(), "variables", Map.of("firstName", "Li"))));
    SAMPLES.put(Operation.TEMPLATE_GET, world -> Sample.ofId(world.draftTemplate()));
    SAMPLES.put(
        Operation.TEMPLATE_UPDATE,
        world ->
            Sample.ofId(world.draftTemplate())
                .saying(
                    SampleBodies.with(
                        SampleBodies.with(content, "name", "x"), "state", "published")));
    SAMPLES.put(Operation.TEMPLATE_DELETE, world -> Sample.ofId(world.draftTemplate()));
    SAMPLES.put(
        Operation.TEMPLATE_REVISE, world -> Sample.ofId(world.publishedTemplate()).saying(content));
  }

  private static void ofIdentities() {
    SAMPLES.put(
        Operation.IDENTITY_CREATE,
        world -> Sample.ofBody(SampleBodies.identity(world.address(), "file")));
    SAMPLES.put(Operation.IDENTITY_LIST, world -> Sample.NOTHING);
    SAMPLES.put(Operation.IDENTITY_GET, world -> Sample.ofId(world.newIdentity()));
    SAMPLES.put(
        Operation.IDENTITY_UPDATE,
        world -> Sample.ofId(world.newIdentity()).saying(SampleBodies.identityEdit()));
    SAMPLES.put(Operation.IDENTITY_VERIFY, world -> Sample.ofId(world.newIdentity()));
    SAMPLES.put(
        Operation.OUTLOOK_IDENTITY_CREATE,
        world -> Sample.ofBody(SampleBodies.identity(world.address(), "outlook")));
    SAMPLES.put(Operation.OUTLOOK_IDENTITY_LIST, world -> Sample.NOTHING);
  }

  private static void ofSequences() {
    SAMPLES.put(Operation.SEQUENCE_CREATE, world -> Sample.ofBody(SampleBodies.sequence(world)));
    SAMPLES.put(Operation.SEQUENCE_LIST, world -> Sample.NOTHING);
    SAMPLES.put(Operation.SEQUENCE_GET, world -> Sample.ofId(world.draftSequence()));
    SAMPLES.put(
        Operation.SEQUENCE_UPDATE,
        world -> Sample.ofId(world.draftSequence()).saying(SampleBodies.sequence(world)));
    SAMPLES.put(Operation.SEQUENCE_DELETE, world -> Sample.ofId(world.draftSequence()));
    SAMPLES.put(
        Operation.STEP_CREATE, world -> Sample.ofId(world.draftSequence()).saying(world.step()));
    SAMPLES.put(Operation.STEP_UPDATE, world -> step(world).saying(world.step()));
    SAMPLES.put(Operation.STEP_DELETE, Samples::step);
  }

  private static Sample step(World world) {
    String sequence = world.draftSequence();
    return Sample.ofId(sequence).in("stepId", world.firstStep(sequence));
  }

  private static void ofChangesOfSequences() {
    SAMPLES.put(Operation.SEQUENCE_ACTIVATE, world -> Sample.ofId(world.draftSequence()));
    SAMPLES.put(Operation.SEQUENCE_PAUSE, world -> Sample.ofId(world.activeSequence()));
    SAMPLES.put(Operation.SEQUENCE_RESUME, world -> Sample.ofId(world.pausedSequence()));
    SAMPLES.put(Operation.SEQUENCE_ARCHIVE, world -> Sample.ofId(world.activeSequence()));
    SAMPLES.put(
        Operation.SEQUENCE_REVISE,
        world ->
            Sample.ofId(world.activeSequence())
                .saying(Map.of("identityId", world.identity(), "steps", List.of(world.step()))));
  }

  private static void ofEnrollments() {
    SAMPLES.put(
        Operation.SEQUENCE_DRY_RUN,
        world -> Sample.ofId(world.activeSequence()).saying(SampleBodies.simulation(world)));
    SAMPLES.put(
        Operation.SEQUENCE_ENROLL,
        world -> Sample.ofId(world.activeSequence()).saying(SampleBodies.batch(world)));
    SAMPLES.put(
        Operation.SEQUENCE_ENROLLMENT_CREATE,
        world -> Sample.ofId(world.activeSequence()).saying(SampleBodies.batch(world)));
    SAMPLES.put(
        Operation.SEQUENCE_ENROLLMENT_LIST,
        world -> Sample.ofId(world.busySequence()).asking("status", "queued"));
    SAMPLES.put(
        Operation.ENROLLMENT_LIST,
        world -> Sample.NOTHING.asking("sequenceId", world.busySequence()));
    SAMPLES.put(Operation.ENROLLMENT_GET, world -> Sample.ofId(world.enrollment()));
    SAMPLES.put(Operation.RECIPIENT_LIST, world -> Sample.ofId(world.enrollment()));
    SAMPLES.put(Operation.ENROLLMENT_PAUSE, world -> Sample.ofId(world.enrollment()));
    SAMPLES.put(Operation.ENROLLMENT_RESUME, world -> Sample.ofId(world.pausedEnrollment()));
    SAMPLES.put(Operation.ENROLLMENT_STOP, world -> Sample.ofId(world.enrollment()));
    SAMPLES.put(
        Operation.DRY_RUN,
        world -> Sample.ofId(world.enrollment()).saying(Map.of("persist", true)));
    SAMPLES.put(Operation.AUDIT_LIST, world -> Sample.ofId(world.pausedEnrollment()));
  }

  private static void ofTheQueue() {
    SAMPLES.put(Operation.QUEUE_LIST, world -> Sample.ofId(world.enrollment()));
    SAMPLES.put(Operation.QUEUE_REFRESH, world -> Sample.ofId(world.enrollment()));
    SAMPLES.put(Operation.QUEUE_GET, world -> Sample.NOTHING);
    SAMPLES.put(
        Operation.QUEUE_RESOLVE,
        world ->
            Sample.NOTHING
                .in("itemId", world.parkedItem())
                .saying(Map.of("as", "Cancelled", "reason", "nobody knows")));
    SAMPLES.put(Operation.SWITCH_LIST, world -> Sample.NOTHING);
    SAMPLES.put(
        Operation.SWITCH_SET, world -> Sample.ofBody(SampleBodies.stop(world.draftSequence())));
  }

  private static void ofLimits() {
    SAMPLES.put(Operation.LIMIT_GET, world -> Sample.NOTHING);
    SAMPLES.put(Operation.LIMIT_SET, world -> Sample.ofBody(SampleBodies.limits()));
    SAMPLES.put(Operation.DAYS_OFF_GET, world -> Sample.NOTHING);
    SAMPLES.put(
        Operation.DAYS_OFF_SET,
        world -> Sample.ofBody(Map.of("days", List.of("2026-12-24", "2026-12-31"))));
  }

  private static void ofCredentials() {
    SAMPLES.put(Operation.CREDENTIAL_LIST, world -> Sample.NOTHING);
    SAMPLES.put(
        Operation.CREDENTIAL_SET,
        world -> Sample.NOTHING.in("provider", "smtp").saying(SampleBodies.smtp()));
    SAMPLES.put(
        Operation.CREDENTIAL_DELETE, world -> Sample.NOTHING.in("provider", world.credential()));
  }

  private static void ofSuppression() {
    SAMPLES.put(
        Operation.SUPPRESSION_CHECK,
        world -> Sample.ofBody(Map.of("emails", List.of(world.address()))));
    SAMPLES.put(Operation.SUPPRESSION_LIST, world -> Sample.NOTHING.asking("scope", "tenant"));
    SAMPLES.put(
        Operation.SUPPRESSION_ADD,
        world -> Sample.ofBody(SampleBodies.suppression(world.address())));
    SAMPLES.put(Operation.SUPPRESSION_GET, world -> Sample.ofId(world.suppression()));
    SAMPLES.put(
        Operation.SUPPRESSION_DELETE,
        world -> Sample.ofId(world.suppression()).saying(SampleBodies.consent()));
    SAMPLES.put(
        Operation.UNSUBSCRIBE_PAGE, world -> Sample.NOTHING.in("token", world.unsubscribeToken()));
    SAMPLES.put(
        Operation.UNSUBSCRIBE, world -> Sample.NOTHING.in("token", world.unsubscribeToken()));
  }
}
