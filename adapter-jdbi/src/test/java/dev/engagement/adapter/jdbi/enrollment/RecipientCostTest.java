package dev.engagement.adapter.jdbi.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.adapter.jdbi.Seed;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the recipients of a large enrollment cost before the planner knows of them. */
class RecipientCostTest {

  private static final int RECIPIENTS = 4_000;

  private static JdbiDatabase database;
  private static Session session;
  private static RecipientStore store;

  private Seed seed;
  private EnrollmentId enrollment;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
    session = database.session();
    store = EnrollmentStores.recipients(session);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void prepare() {
    seed = new Seed(database);
    enrollment = seed.enrollment(EnrollmentState.QUEUED);
    seed.items(enrollment, RECIPIENTS, Instant.EPOCH);
  }

  @Test
  void countsALedgerWithOneItemForEachRecipient() {
    long rows =
        inOne(
            () -> {
              Ledger ledger = store.ledger(seed.tenant, enrollment);
              assertThat(ledger.pending()).isEqualTo(RECIPIENTS);
              return rowsOf("queue_item");
            });

    assertThat(rows).isLessThanOrEqualTo(RECIPIENTS);
  }

  @Test
  void looksForMissingItemsWithOneItemForEachRecipient() {
    long rows =
        inOne(
            () -> {
              assertThat(store.lackingItem(seed.tenant, enrollment, PageRequest.first(100)))
                  .isEmpty();
              return rowsOf("queue_item");
            });

    assertThat(rows).isLessThanOrEqualTo(RECIPIENTS);
  }

  @Test
  void tellsDuplicatesWithoutReadingTheEnrollmentForEach() {
    List<Recipient> again = recipients(500).stream().map(RecipientCostTest::again).toList();

    long rows =
        inOne(
            () -> {
              assertThat(store.add(seed.tenant, again).values())
                  .containsOnly(Admission.DUPLICATE_IN_BATCH);
              return rowsOf("recipient");
            });

    assertThat(rows).isLessThan(3 * RECIPIENTS);
  }

  private List<Recipient> recipients(int number) {
    List<RecipientId> ids =
        inOne(
            () ->
                session
                    .handle(seed.tenant)
                    .createQuery(
                        "SELECT id FROM engagement.recipient WHERE tenant_id = :tenant LIMIT "
                            + number)
                    .bind("tenant", seed.tenant)
                    .mapTo(RecipientId.class)
                    .list());
    return List.copyOf(inOne(() -> store.findAll(seed.tenant, ids)).values());
  }

  private static Recipient again(Recipient of) {
    return new Recipient(
        of.tenant(),
        new RecipientId(UUID.randomUUID()),
        of.enrollment(),
        of.sequence(),
        of.contact(),
        of.address(),
        of.firstName(),
        of.lastName(),
        of.timezone(),
        of.variables(),
        of.state(),
        Optional.empty(),
        of.currentStep(),
        of.nextRunAt(),
        of.startedAt(),
        Optional.empty());
  }

  /** Returns how many rows of the table the open unit of work has read. */
  private long rowsOf(String table) {
    return session
        .handle(seed.tenant)
        .createQuery(
            """
            SELECT seq_tup_read + idx_tup_fetch
              FROM pg_stat_xact_user_tables
             WHERE schemaname = 'engagement' AND relname = :table
            """)
        .bind("table", table)
        .mapTo(Long.class)
        .one();
  }

  private <T> T inOne(Supplier<T> work) {
    return session.unitOfWork().inOne(seed.tenant, work);
  }
}
