package dev.engagement.app.sending;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Requests in the order in which they reached the sink, whatever it said to them. */
record Arrivals(List<SinkRecord> requests) {

  Arrivals of(TenantId tenant) {
    return new Arrivals(
        requests.stream().filter(one -> one.tenant().equals(tenant.value())).toList());
  }

  Arrivals without(TenantId tenant) {
    return new Arrivals(
        requests.stream().filter(one -> !one.tenant().equals(tenant.value())).toList());
  }

  /** Checks every window of this length, wherever it begins. */
  void neverMore(Function<SinkRecord, Object> scope, Duration window, int limit) {
    requests.stream()
        .collect(groupingBy(scope))
        .forEach((key, arrivals) -> neverMore(arrivals, window, limit));
  }

  private static void neverMore(List<SinkRecord> arrivals, Duration window, int limit) {
    for (int first = 0; first + limit < arrivals.size(); first++) {
      SinkRecord next = arrivals.get(first + limit);
      assertThat(next.arrived() - arrivals.get(first).arrived())
          .as("%s arrivals from the %sth of %s on", limit + 1, first, next.sender())
          .isGreaterThanOrEqualTo(micros(window));
    }
  }

  /**
   * Checks that at least 95 % of what is allowed was used, over as many whole windows as there are.
   *
   * @param lost what was spent on requests that a dead worker took with it
   */
  void areUsed(String name, Duration window, int limit, long lost) {
    long begin = requests.get(0).arrived();
    long end = requests.get(requests.size() - 1).arrived();
    long windows = Math.max(1, (end - begin) / micros(window));
    long until = begin + windows * micros(window);
    long used = requests.stream().filter(one -> one.arrived() < until).count();
    long allowed = windows * limit;
    System.out.printf("%s: %d of %d used, %d lost%n", name, used, allowed, lost);
    assertThat(used + lost).as(name).isGreaterThanOrEqualTo(allowed * 95 / 100);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
