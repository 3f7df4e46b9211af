package dev.engagement.core;

import dev.engagement.core.enrollment.EnrollmentService;
import dev.engagement.core.identity.IdentityService;
import dev.engagement.core.sequence.SequenceService;
import dev.engagement.core.template.TemplateService;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceEdit;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A world in which there is all that a sequence refers to. */
public final class SequenceFixture {

  public final World world = new World();
  public final SequenceService sequences = new SequenceService(world.stores, world.surroundings);
  public final EnrollmentService enrollments =
      new EnrollmentService(world.stores, world.surroundings);
  private final TemplateService templates = new TemplateService(world.stores, world.surroundings);
  private final IdentityService identities = new IdentityService(world.stores, world.surroundings);

  public final IdentityId identity = identity(Provider.FILE);
  public final TemplateId template = publishedTemplate();

  public IdentityId identity(Provider provider) {
    NewIdentity identity =
        new NewIdentity(
            "Ann",
            EmailAddress.parse("ann" + world.ids.next() + "@example.org").orElseThrow(),
            provider,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return identities.create(world.tenant, identity, World.ACTOR).id();
  }

  public void pause(IdentityId id) {
    IdentityEdit edit =
        new IdentityEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(IdentityState.PAUSED));
    identities.edit(world.tenant, id, edit, Precondition.NONE, World.ACTOR);
  }

  public TemplateId draftTemplate() {
    TemplateContent content = new TemplateContent("Hi", "Bye", Map.of());
    return templates.create(world.tenant, "Hello", content, World.ACTOR).id();
  }

  public TemplateId publishedTemplate() {
    TemplateId id = draftTemplate();
    TemplateEdit publish =
        new TemplateEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(TemplateState.PUBLISHED));
    templates.edit(world.tenant, id, publish, Precondition.NONE, World.ACTOR);
    return id;
  }

  public Sequence draft(StepDraft... steps) {
    return sequences.create(world.tenant, Drafts.sequence(identity, List.of(steps)), World.ACTOR);
  }

  public Sequence active(StepDraft... steps) {
    return change(draft(steps), SequenceChange.ACTIVATE);
  }

  public Sequence change(Sequence sequence, SequenceChange change) {
    return sequences.change(world.tenant, sequence.id(), change, Precondition.NONE, World.ACTOR);
  }

  public Sequence edit(Sequence sequence, SequenceEdit edit) {
    return sequences.edit(world.tenant, sequence.id(), edit, Precondition.NONE, World.ACTOR);
  }

  public Sequence revise(Sequence sequence, StepDraft... steps) {
    return sequences.revise(
        world.tenant, sequence.id(), identity, List.of(steps), Precondition.NONE, World.ACTOR);
  }

  public Sequence get(Sequence sequence) {
    return sequences.get(world.tenant, sequence.id());
  }

  public List<Sequence> all() {
    return sequences.list(world.tenant, PageRequest.first(200)).items();
  }

  public Enrollment enroll(Sequence sequence, String email) {
    RecipientRow row =
        new RecipientRow(
            1,
            email,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty());
    return enrollments
        .create(
            world.tenant,
            new NewEnrollment(sequence.id(), Optional.empty()),
            List.of(row).iterator(),
            World.ACTOR)
        .enrollment();
  }
}
