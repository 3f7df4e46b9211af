package dev.engagement.app.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People stop mail in every way that there is, a thousand times, while two workers send it. */
class StopTest {

  private static final int STOPS = Scale.of(1_000);
  private static final int PEOPLE = 24;
  private static final int LAST = 50;
  private static final int FLOWING = 300;
  private static final int TENANTS = 12;
  private static final int SEQUENCES = 4;
  private static final int ENROLLMENTS = 8;
  private static final int RECIPIENTS = 40;

  @TempDir Path folder;

  private final Seed seed = Seed.of(this);
  private final Map<UUID, UUID> senders = new HashMap<>();
  private final Map<UUID, Mail> byItem = new HashMap<>();
  private final Set<UUID> stopped = ConcurrentHashMap.newKeySet();
  private volatile List<UUID> underWay = List.of();

  @Test
  void noRequestBeginsLaterThanASecondAfterTheCommit() throws Exception {
    try (Lab lab = Lab.open(folder, Faults.taking(Duration.ofMillis(250)), seed)) {
      fill(lab.world());
      List<Mail> mails = lab.rows().mails();
      mails.forEach(mail -> byItem.put(mail.item(), mail));
      WorkerOptions options = lab.options().patient();
      lab.startWorker(options).awaitWorking();
      lab.startWorker(options).awaitWorking();

      lab.awaitRequests(FLOWING);
      List<Stop> stops = stop(lab, mails);
      Pause.of(Duration.ofMillis(1_500));

      Map<UUID, List<Long>> arrivals = arrivals(lab);
      assertThat(stops).hasSize(STOPS);
      assertThat(stops).allSatisfy(stop -> assertThat(late(stop, arrivals)).isZero());
      assertThat(stops.stream().filter(stop -> wasNeeded(stop, arrivals)).count())
          .as("stops amid their scope's mail")
          .isGreaterThan(STOPS / 20);
      Conservation.check(lab);
    }
  }

  private void fill(LiveWorld world) {
    for (int i = 0; i < TENANTS; i++) {
      TenantId tenant = world.addTenant();
      for (int j = 0; j < SEQUENCES; j++) {
        LiveSender sender = world.addSender(tenant);
        senders.put(sender.sequence().id().value(), sender.identity().id().value());
        for (int k = 0; k < ENROLLMENTS; k++) {
          world.enroll(sender, RECIPIENTS);
        }
      }
    }
  }

  private List<Stop> stop(Lab lab, List<Mail> mails) throws InterruptedException {
    Stopper stopper = new Stopper(lab.world().engine(), senders);
    ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
    try {
      List<Future<Stop>> asked = new ArrayList<>();
      for (int i = 0; i < STOPS; i++) {
        Random random = new Random(seed.number() + i);
        asked.add(people.submit(() -> stop(stopper, mails, random)));
      }
      return awaitAll(asked, () -> underWay = lab.sink().lastItems(LAST));
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      people.shutdownNow();
    }
  }

  private static List<Stop> awaitAll(List<Future<Stop>> asked, Runnable meanwhile)
      throws InterruptedException, ExecutionException {
    List<Stop> stops = new ArrayList<>();
    for (Future<Stop> one : asked) {
      while (!one.isDone()) {
        meanwhile.run();
        Pause.of(Duration.ofMillis(200));
      }
      stops.add(one.get());
    }
    return stops;
  }

  /** Two stops of one scope at a time would take each other back. */
  private Stop stop(Stopper stopper, List<Mail> mails, Random random) {
    while (true) {
      StopKind kind = StopKind.pick(random);
      Mail mail = pick(kind, mails, random);
      UUID scope = Stopper.scope(kind, mail);
      if (stopped.add(scope)) {
        Optional<Stop> stop = stopper.stop(kind, mail);
        if (kind.isTemporary()) {
          stopped.remove(scope);
        }
        if (stop.isPresent()) {
          return stop.get();
        }
      }
    }
  }

  /** What reaches further than one mail is stopped amid its mail, as far as that is known. */
  private Mail pick(StopKind kind, List<Mail> mails, Random random) {
    List<UUID> now = underWay;
    boolean one = kind == StopKind.SUPPRESSION || kind == StopKind.UNSUBSCRIBE;
    return one || now.isEmpty()
        ? mails.get(random.nextInt(mails.size()))
        : byItem.get(now.get(random.nextInt(now.size())));
  }

  private Map<UUID, List<Long>> arrivals(Lab lab) {
    Map<UUID, List<Long>> arrivals = new HashMap<>();
    for (SinkRecord request : lab.sink().records()) {
      for (UUID scope : byItem.get(request.item()).scopes()) {
        arrivals.computeIfAbsent(scope, ignored -> new ArrayList<>()).add(request.arrived());
      }
    }
    return arrivals;
  }

  private static long late(Stop stop, Map<UUID, List<Long>> arrivals) {
    return arrivals.getOrDefault(stop.scope(), List.of()).stream().filter(stop::isBrokenBy).count();
  }

  private static boolean wasNeeded(Stop stop, Map<UUID, List<Long>> arrivals) {
    return arrivals.getOrDefault(stop.scope(), List.of()).stream().anyMatch(stop::wasNeeded);
  }
}
