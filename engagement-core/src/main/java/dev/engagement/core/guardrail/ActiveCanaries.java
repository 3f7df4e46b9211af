package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SequenceId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The canaries that reach a tenant, as they are asked. */
public record ActiveCanaries(List<Canary> all) {

  /** None is set. */
  public static final ActiveCanaries NONE = new ActiveCanaries(List.of());

  public ActiveCanaries {
    all = List.copyOf(all);
  }

  /** Returns those that reach mail of this sequence and sender. */
  public List<Canary> reaching(SequenceId sequence, IdentityId sender) {
    if (all.isEmpty()) {
      return all;
    }
    List<Canary> reaching = new ArrayList<>();
    for (Canary canary : all) {
      if (reaches(canary, sequence, sender)) {
        reaching.add(canary);
      }
    }
    return reaching;
  }

  private static boolean reaches(Canary canary, SequenceId sequence, IdentityId sender) {
    return switch (canary.scope()) {
      case GLOBAL, TENANT -> true;
      case SEQUENCE -> names(canary, sequence.value());
      case SENDER -> names(canary, sender.value());
    };
  }

  private static boolean names(Canary canary, UUID id) {
    return canary.target().filter(id::equals).isPresent();
  }
}
