package dev.engagement.adapter.javalin.sequence;

import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceEdit;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.StepDraft;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What is asked of sequences. */
final class SequenceRequests {

  private SequenceRequests() {}

  static SequenceDraft draft(JsonObject json) {
    Supplier<String> name = json.required("name", Values.TEXT);
    Optional<String> goal = json.optional("goal", Values.TEXT);
    Supplier<UUID> identity = json.required("identityId", Values.ID);
    Supplier<List<StepDraft>> steps = json.required("steps", StepRequests.LIST);
    SequenceSettings settings = SettingsRequests.read(json, SequenceSettings.DEFAULT);
    return new SequenceDraft(
        name.get(), goal, new IdentityId(identity.get()), steps.get(), settings);
  }

  static SequenceEdit edit(JsonObject json, Sequence current) {
    return new SequenceEdit(
        json.optional("name", Values.TEXT),
        json.optional("goal", Values.TEXT),
        json.optional("identityId", Values.ID).map(IdentityId::new),
        json.optional("steps", StepRequests.LIST),
        Optional.of(SettingsRequests.read(json, current.settings()))
            .filter(settings -> !settings.equals(current.settings())));
  }

  /** A whole plan, to be the next revision. */
  record Plan(IdentityId identity, List<StepDraft> steps) {
    static Plan read(JsonObject json) {
      Supplier<UUID> identity = json.required("identityId", Values.ID);
      Supplier<List<StepDraft>> steps = json.required("steps", StepRequests.LIST);
      return new Plan(new IdentityId(identity.get()), steps.get());
    }
  }
}
