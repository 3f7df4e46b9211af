package dev.engagement.core.sequence;

import dev.engagement.core.TextRules;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.IdSource;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Placement;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.sequence.WaitStep;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads steps as people write them down. */
final class StepDrafts {

  private static final int MOST = 200;

  private StepDrafts() {}

  /** Checks steps, which may continue those that are known. */
  static void check(TextRules rules, List<StepDraft> drafts, Set<StepId> known) {
    if (drafts.size() > MOST) {
      rules.add("steps", "too_many", "must be at most " + MOST);
    }
    Set<StepId> continued = new HashSet<>();
    for (int order = 0; order < drafts.size(); order++) {
      String field = "steps[" + order + "].";
      checkKind(rules, field, drafts.get(order));
      checkId(rules, field, drafts.get(order).id(), known, continued);
    }
  }

  /** Returns the code under which these errors are told: what is not there yet comes first. */
  static ErrorCode code(List<FieldError> errors) {
    for (ErrorCode code :
        List.of(ErrorCode.STEP_KIND_UNSUPPORTED, ErrorCode.STEP_MODE_UNSUPPORTED)) {
      if (errors.stream().anyMatch(error -> error.code().equals(code.code()))) {
        return code;
      }
    }
    return ErrorCode.INVALID_REQUEST;
  }

  /** Returns checked steps; those that continue none get new ids. */
  static List<Step> read(List<StepDraft> drafts, IdSource ids) {
    return IntStream.range(0, drafts.size())
        .mapToObj(order -> read(drafts.get(order), order, ids))
        .toList();
  }

  private static Step read(StepDraft draft, int order, IdSource ids) {
    StepId id = draft.id().orElseGet(() -> new StepId(ids.next()));
    Placement placement = Placement.top(order);
    return draft
        .template()
        .<Step>map(template -> new EmailStep(id, placement, draft.delay(), template))
        .orElseGet(() -> new WaitStep(id, placement, draft.delay()));
  }

  private static void checkKind(TextRules rules, String field, StepDraft draft) {
    switch (draft.kind()) {
      case EMAIL -> checkEmail(rules, field, draft);
      case WAIT -> checkWait(rules, field, draft);
      case TASK, CALL, LINKEDIN, SMS, WEBHOOK, BRANCH, STOP ->
          rules.add(
              field + "type",
              ErrorCode.STEP_KIND_UNSUPPORTED.code(),
              "steps of this kind are not there yet");
    }
  }

  private static void checkEmail(TextRules rules, String field, StepDraft draft) {
    if (draft.template().isEmpty()) {
      rules.add(field + "templateId", "required", "must name a template");
    }
    String mode = draft.mode().orElse("auto");
    if ("manual".equals(mode)) {
      String code = ErrorCode.STEP_MODE_UNSUPPORTED.code();
      rules.add(field + "mode", code, "steps of this mode are not there yet");
    } else if (!"auto".equals(mode)) {
      rules.add(field + "mode", "unknown_value", "must be auto or manual");
    }
  }

  private static void checkWait(TextRules rules, String field, StepDraft draft) {
    if (draft.template().isPresent()) {
      rules.add(field + "templateId", "not_applicable", "a wait has no template");
    }
    if (draft.mode().isPresent()) {
      rules.add(field + "mode", "not_applicable", "a wait has no mode");
    }
  }

  private static void checkId(
      TextRules rules,
      String field,
      Optional<StepId> id,
      Set<StepId> known,
      Set<StepId> continued) {
    if (id.isPresent() && !known.contains(id.get())) {
      rules.add(field + "stepId", "unknown_step", "is no step of the revision before");
    } else if (id.isPresent() && !continued.add(id.get())) {
      rules.add(field + "stepId", "duplicate_step", "names the same step twice");
    }
  }
}
