package dev.engagement.adapter.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class UnitOfWorkTest {

  private static final TenantId ONE = new TenantId(new UUID(1, 1));
  private static final TenantId OTHER = new TenantId(new UUID(2, 2));

  private static JdbiDatabase database;
  private static Session session;
  private static UnitOfWork unit;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
    session = database.session();
    unit = session.unitOfWork();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void setsTheTenantForTheTransactionAlone() {
    String inside = unit.inOne(ONE, () -> currentTenant(session.handle(ONE)));
    String outside = session.crossTenant(UnitOfWorkTest::currentTenant);

    assertThat(inside).isEqualTo(ONE.toString());
    assertThat(outside).isNull();
  }

  @Test
  void actsAsTheRuntimeRole() {
    String role =
        unit.inOne(
            ONE,
            () -> session.handle(ONE).createQuery("SELECT current_user").mapTo(String.class).one());

    assertThat(role).isEqualTo("engagement_app");
  }

  @Test
  void joinsTheUnitThatIsOpen() {
    String transactions =
        unit.inOne(
            ONE,
            () -> {
              String outer = transaction(session.handle(ONE));
              String inner = unit.inOne(ONE, () -> transaction(session.handle(ONE)));
              return outer.equals(inner) ? "one" : "two";
            });

    assertThat(transactions).isEqualTo("one");
  }

  @Test
  void refusesAnotherTenantsUnitInside() {
    assertThatIllegalStateException()
        .isThrownBy(() -> unit.inOne(ONE, () -> unit.inOne(OTHER, () -> "never")));
    assertThatIllegalStateException()
        .isThrownBy(() -> unit.inOne(ONE, () -> session.handle(OTHER)));
    assertThatIllegalStateException().isThrownBy(() -> session.handle(ONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57014", "55P03"})
  void saysThatTheStoreGaveUpAndNothingMore(String state) {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> unit.inOne(ONE, () -> raise(state)))
        .withNoCause()
        .withMessageNotContaining("secret@example.org")
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
  }

  @Test
  void hidesStatementAndValuesOfWhatTheDatabaseRefuses() {
    assertThatIllegalStateException()
        .isThrownBy(() -> unit.inOne(ONE, () -> raise("23505")))
        .withNoCause()
        .withMessage("the database refused a statement, SQLSTATE 23505");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT :text", "SELECT CAST('\"\\u0000\"' AS jsonb) ->> 0 || :text"})
  void refusesACharacterThatCannotBeKept(String sql) {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(
            () ->
                unit.inOne(
                    ONE,
                    () ->
                        session
                            .handle(ONE)
                            .createQuery(sql)
                            .bind("text", "nothing\0more")
                            .mapTo(String.class)
                            .one()))
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void saysThatTheStoreIsGoneWhenTheServerEndsTheConnection() {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(
            () ->
                unit.inOne(
                    ONE,
                    () -> {
                      end(session.handle(ONE));
                      return transaction(session.handle(ONE));
                    }))
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
  }

  @Test
  void keepsWhatIsCommittedWhereNobodyCanBeToldOfIt() {
    String result =
        unit.inOne(
            ONE,
            () -> {
              Handle handle = session.handle(ONE);
              session.announceWork(ONE);
              handle.afterCommit(() -> end(handle));
              return "kept";
            });

    assertThat(result).isEqualTo("kept");
  }

  @Test
  void saysThatTheStoreCannotBeReached() {
    PGSimpleDataSource nobodyThere = new PGSimpleDataSource();
    nobodyThere.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");

    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> Session.over(nobodyThere).unitOfWork().inOne(ONE, () -> "never"))
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
  }

  private static void end(Handle handle) {
    int process = handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
    Jdbi.create(database.superuser().dataSource())
        .useHandle(superuser -> superuser.execute("SELECT pg_terminate_backend(?, 5000)", process));
  }

  private static String raise(String state) {
    session
        .handle(ONE)
        .execute(
            "DO $$ BEGIN RAISE EXCEPTION 'secret@example.org' USING ERRCODE = '"
                + state
                + "'; END $$");
    return "never";
  }

  private static String currentTenant(Handle handle) {
    return handle
        .createQuery("SELECT engagement.tenant()::text")
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  private static String transaction(Handle handle) {
    return handle.createQuery("SELECT pg_current_xact_id()::text").mapTo(String.class).one();
  }
}
