package dev.engagement.app.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Actor;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers that do not work for some, while two workers send for all. */
class BrokenProviderTest {

  private static final int MAILS = 150;
  private static final Duration SOON = Duration.ofSeconds(120);

  @TempDir Path folder;

  private final Seed seed = Seed.of(this);

  @Test
  void holdsUpNobodyElse() {
    try (Lab lab = Lab.open(folder, Faults.taking(Duration.ofMillis(10)), seed)) {
      WorkerProcess one = lab.startWorker(lab.options().patient());
      WorkerProcess other = lab.startWorker(lab.options().patient());

      TenantId unreachable = waitsWhileItsProviderIsDown(lab);
      LiveSender wrong = isPausedWhereItsKeyIsWrong(lab);
      one.kill();
      other.kill();
      lab.startWorker(lab.options().patient());
      goesOnOnceItsKeyIsRight(lab, wrong);

      lab.awaitQuiet();
      assertThat(lab.rows().states(unreachable)).containsOnly(Map.entry("Sent", (long) MAILS));
      assertThat(Delivery.of(lab).duplicates()).isEmpty();
      Conservation.check(lab);
    }
  }

  private static TenantId waitsWhileItsProviderIsDown(Lab lab) {
    lab.sink().goDown();
    LiveSender unreachable = enroll(lab, Provider.SENDGRID);
    LiveSender other = enroll(lab, Provider.FILE);

    awaitAllSent(lab, other);

    eventually(() -> waits(lab, unreachable));
    assertThat(lab.sink().records()).isEmpty();
    lab.sink().goUp();
    return unreachable.tenant();
  }

  /** A worker that has not met the provider yet may be about to. */
  private static void waits(Lab lab, LiveSender unreachable) {
    assertThat(lab.rows().states(unreachable.tenant())).containsOnlyKeys("Queued");
    assertThat(lab.rows().reasons(unreachable.tenant()))
        .containsOnlyKeys("not_taken", "sender_waits");
  }

  private static LiveSender isPausedWhereItsKeyIsWrong(Lab lab) {
    LiveSender wrong = addSender(lab, Provider.SENDGRID);
    LiveSender talked = addSender(lab, Provider.SENDGRID);
    lab.sink().change(Engines.key(wrong.tenant()), Faults.always(Answer.UNAUTHORIZED));
    lab.sink().change(Engines.key(talked.tenant()), Faults.always(Answer.HTML));
    lab.world().enroll(wrong, MAILS);
    lab.world().enroll(talked, MAILS);

    awaitAllSent(lab, enroll(lab, Provider.SENDGRID));
    awaitAllSent(lab, enroll(lab, Provider.FILE));

    eventually(() -> isPaused(lab, wrong));
    eventually(() -> isLeftAlone(lab, talked));
    lab.sink().change(Engines.key(talked.tenant()), Faults.NONE);
    return wrong;
  }

  private static void isPaused(Lab lab, LiveSender wrong) {
    assertThat(identity(lab, wrong).state()).isEqualTo(IdentityState.PAUSED);
    assertThat(lab.rows().audited(wrong.tenant(), "identity_paused")).isEqualTo(1);
    assertThat(lab.rows().states(wrong.tenant())).containsOnly(Map.entry("Queued", (long) MAILS));
    assertThat(lab.rows().reasons(wrong.tenant()).keySet())
        .isSubsetOf("sender_refused", "identity_not_active", "none");
    assertThat(requests(lab, wrong)).isBetween(1L, 2L * WorkerOptions.SLOTS);
    assertThat(lab.rows().attempts(wrong.tenant())).as("attempts that nobody judged").isZero();
  }

  /** What a page says of a mail is anybody's guess, so each is asked about and none is repeated. */
  private static void isLeftAlone(Lab lab, LiveSender talked) {
    Map<String, Long> states = lab.rows().states(talked.tenant());
    long unknown = states.getOrDefault("Unconfirmed", 0L) + states.getOrDefault("Parked", 0L);
    assertThat(unknown).isEqualTo(requests(lab, talked)).isBetween(1L, 2L * WorkerOptions.SLOTS);
    assertThat(states.get("Queued")).isEqualTo(MAILS - unknown);
    assertThat(lab.rows().reasons(talked.tenant()).keySet())
        .isSubsetOf("outcome_unknown", "no_evidence", "sender_waits", "none")
        .contains("sender_waits");
  }

  /** What is late on a busy machine has not met its provider yet. */
  private static void eventually(ThrowingRunnable seen) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(seen);
  }

  private static void goesOnOnceItsKeyIsRight(Lab lab, LiveSender wrong) {
    lab.sink().change(Engines.key(wrong.tenant()), Faults.NONE);
    lab.world()
        .engine()
        .identities()
        .edit(
            wrong.tenant(), wrong.identity().id(), activated(), Precondition.NONE, Actor.BOOTSTRAP);

    awaitAllSent(lab, wrong);
  }

  private static IdentityEdit activated() {
    return new IdentityEdit(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(IdentityState.ACTIVE));
  }

  private static LiveSender enroll(Lab lab, Provider provider) {
    LiveSender sender = addSender(lab, provider);
    lab.world().enroll(sender, MAILS);
    return sender;
  }

  private static LiveSender addSender(Lab lab, Provider provider) {
    return lab.world().addSender(lab.world().addTenant(), provider, Duration.ZERO);
  }

  private static void awaitAllSent(Lab lab, LiveSender sender) {
    Awaitility.await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () ->
                assertThat(lab.rows().states(sender.tenant()))
                    .as(lab::report)
                    .isEqualTo(Map.of("Sent", (long) MAILS)));
  }

  private static SenderIdentity identity(Lab lab, LiveSender sender) {
    return lab.world().engine().identities().get(sender.tenant(), sender.identity().id());
  }

  private static long requests(Lab lab, LiveSender sender) {
    return lab.sink().records().stream()
        .filter(request -> request.tenant().equals(sender.tenant().value()))
        .count();
  }
}
