package dev.engagement.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.EnrollmentFixture;
import dev.engagement.core.Samples;
import dev.engagement.core.World;
import dev.engagement.core.simulation.SimulationService;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.simulation.Assumptions;
import dev.engagement.ports.simulation.SimulationRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioReadsTest {

  private final EnrollmentFixture fixture = new EnrollmentFixture();
  private final World world = fixture.world;
  private final CallCounter counter = new CallCounter();
  private final Sequence sequence =
      fixture.active(Samples.email(1, "P0D"), Samples.email(2, "P1D"), Samples.email(3, "P1D"));

  @Test
  void readsForManyPeopleWithTheStatementsThatItTakesForOne() {
    List<String> forOne = callsFor(1);

    assertThat(callsFor(900)).isEqualTo(forOne);
  }

  @Test
  void readsABatchAtATime() {
    int forOne = callsFor(1).size();

    assertThat(callsFor(2_500)).hasSizeBetween(forOne + 1, 3 * forOne);
  }

  @Test
  void writesToTheAuditLogAlone() {
    assertThat(callsFor(20)).filteredOn(call -> !reads(call)).containsExactly("AuditLog.append");
  }

  private static boolean reads(String call) {
    return call.matches(
        "\\w+\\.(find|findAll|findByAddress|matches|active|canaries|limits|uses|counts|lastSends"
            + "|globalPerHour|globalUse|daysOff|plans)");
  }

  private List<String> callsFor(int people) {
    Stores counted = counter.around(world.stores);
    WorkerSettings settings = WorkerSettings.usual("worker-1", true);
    SendPlanner planner = new SendPlanner(counted, world.surroundings, settings.windows());
    SimulationRequest request =
        new SimulationRequest(List.of(), people, Optional.empty(), Assumptions.NONE, 5);
    counter.taken();
    new SimulationService(counted, world.surroundings, planner, settings)
        .simulate(world.tenant, sequence.id(), request, World.ACTOR);
    return counter.taken();
  }
}
