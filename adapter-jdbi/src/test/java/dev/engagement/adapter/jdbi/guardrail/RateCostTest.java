package dev.engagement.adapter.jdbi.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateUse.Slot;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to take tokens under row security, among many windows. */
class RateCostTest {

  private static final int COUNTERS = 64;
  private static final int TURNS = 8;

  private static JdbiDatabase database;
  private static Session session;
  private static RateStore store;

  private TenantId tenant;

  /** Rows that were read one after the other and by an index, and how many were changed. */
  private record Cost(long scanned, long fetched, long updated, long hot) {}

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
    session = database.session();
    store = GuardrailStores.rates(session);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void prepare() {
    tenant = new TenantId(UUID.randomUUID());
    superuser("VACUUM (ANALYZE) engagement.rate_window");
  }

  private static void domains(TenantId of, int number) {
    superuser(
        """
        INSERT INTO engagement.rate_window (
          tenant_id, scope, scope_key, window_ms, slots, taken)
        SELECT '%s', 'domain', 'd' || n || '.example', 3600000, '{1}', '{1}'
          FROM generate_series(1, %d) n
        """
            .formatted(of, number));
  }

  private static void superuser(String sql) {
    Jdbi.create(database.superuser().dataSource()).useHandle(handle -> handle.execute(sql));
  }

  private static List<RateCounter> counters() {
    return IntStream.rangeClosed(1, COUNTERS)
        .mapToObj(
            each ->
                new RateCounter(RateScope.DOMAIN, "d" + 7 * each + ".example", Duration.ofHours(1)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "force_custom_plan", "force_generic_plan"})
  void readsTheCountersByTheirKeysWhateverThePlan(String mode) {
    domains(tenant, 20_000);
    superuser("VACUUM (ANALYZE) engagement.rate_window");

    Cost cost = cost(mode);

    assertReadsByKeys(cost);
  }

  @Test
  void readsNoMoreForATenantThatThePlannerHasNeverSeen() {
    domains(new TenantId(UUID.randomUUID()), 20_000);
    superuser("VACUUM (ANALYZE) engagement.rate_window");
    domains(tenant, 20_000);

    assertReadsByKeys(cost("auto"));
  }

  /** Each turn reads each counter when it makes sure of it, locks it, and writes it. */
  private static void assertReadsByKeys(Cost cost) {
    assertThat(cost.scanned()).isZero();
    assertThat(cost.fetched()).isLessThanOrEqualTo(4L * TURNS * COUNTERS);
  }

  @Test
  void changesAFullWindowWhereItLies() {
    RateCounter whole = new RateCounter(RateScope.TENANT, "", Duration.ofHours(1));
    RateUse full =
        new RateUse(
            LongStream.range(0, 201).mapToObj(slot -> new Slot(97_000_000L + slot, 25)).toList());

    long hot = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      hot +=
          inOne(
              () -> {
                store.lock(tenant, List.of(whole));
                store.write(tenant, Map.of(whole, full));
                return cost().hot();
              });
    }

    assertThat(hot).isEqualTo(TURNS);
  }

  /** More turns than the driver runs before it lets the server keep a plan. */
  private Cost cost(String mode) {
    return inOne(
        () -> {
          session.handle(tenant).execute("SET LOCAL plan_cache_mode = " + mode);
          for (int turn = 0; turn < TURNS; turn++) {
            assertThat(store.lock(tenant, counters())).hasSize(COUNTERS);
            store.write(
                tenant,
                counters().stream()
                    .collect(Collectors.toMap(Function.identity(), counter -> RateUse.NONE)));
          }
          return cost();
        });
  }

  private Cost cost() {
    return session
        .handle(tenant)
        .createQuery(
            """
            SELECT seq_tup_read, idx_tup_fetch, n_tup_upd, n_tup_hot_upd
              FROM pg_stat_xact_user_tables
             WHERE schemaname = 'engagement' AND relname = 'rate_window'
            """)
        .map(
            row ->
                new Cost(
                    row.getColumn("seq_tup_read", Long.class),
                    row.getColumn("idx_tup_fetch", Long.class),
                    row.getColumn("n_tup_upd", Long.class),
                    row.getColumn("n_tup_hot_upd", Long.class)))
        .one();
  }

  private <T> T inOne(Supplier<T> work) {
    return session.unitOfWork().inOne(tenant, work);
  }
}
