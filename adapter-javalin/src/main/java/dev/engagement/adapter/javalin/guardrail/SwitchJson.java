package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.KillSwitch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A kill switch that is set. */
record SwitchJson(
    String scope, Optional<UUID> targetId, Optional<String> reason, String setBy, Instant setAt) {

  /** All that are set. */
  record SwitchesJson(List<SwitchJson> killSwitches, List<CanaryJson> canaries) {
    static SwitchesJson of(List<KillSwitch> switches, List<Canary> canaries) {
      return new SwitchesJson(
          switches.stream().map(SwitchJson::of).toList(),
          canaries.stream().map(CanaryJson::of).toList());
    }
  }

  static SwitchJson of(KillSwitch killSwitch) {
    return new SwitchJson(
        killSwitch.scope().code(),
        killSwitch.target(),
        killSwitch.reason(),
        killSwitch.setBy().value(),
        killSwitch.setAt());
  }
}
