package dev.engagement.adapter.jdbi.enrollment;

import static dev.engagement.testkit.fixture.RecipientBuilder.aRecipient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.fixture.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recipient is reopened while its address is being enrolled elsewhere. */
class ReopeningTest {

  private static JdbiDatabase database;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void leavesOutTheOneWhoseAddressWasTakenMeanwhileAndKeepsTheRestOfTheBatch() {
    Stores stores = database.stores();
    Scene scene = new Scene(stores);
    Enrollment enrollment = scene.enrolled();
    Recipient failed = scene.add(scene.aRecipient(enrollment).ended(EndReason.FAILED).build());
    Recipient free = scene.add(scene.aRecipient(enrollment).ended(EndReason.FAILED).build());
    Recipient rival =
        aRecipient(scene.enrolled(), scene.contact(failed.address()), scene.step(0))
            .at(failed.address())
            .build();

    Set<RecipientId> reopened =
        AtOnce.keepsAway(
            taken ->
                scene.inUnit(
                    () -> {
                      Map<RecipientId, Admission> added =
                          stores.recipients().add(scene.tenant(), List.of(rival));
                      assertThat(added).containsValue(Admission.ADDED);
                      taken.run();
                    }),
            () ->
                scene.inUnit(
                    () ->
                        stores
                            .recipients()
                            .move(scene.tenant(), List.of(reopened(failed), reopened(free)))));

    assertThat(reopened).containsExactly(free.id());
    assertThat(scene.inUnit(() -> stores.recipients().find(scene.tenant(), failed.id())))
        .contains(failed);
    assertThat(scene.inUnit(() -> stores.recipients().find(scene.tenant(), free.id())))
        .map(Recipient::state)
        .contains(RecipientState.QUEUED);
  }

  private static RecipientMove reopened(Recipient failed) {
    return new RecipientMove(
        failed.state(),
        new Recipient(
            failed.tenant(),
            failed.id(),
            failed.enrollment(),
            failed.sequence(),
            failed.contact(),
            failed.address(),
            failed.firstName(),
            failed.lastName(),
            failed.timezone(),
            failed.variables(),
            RecipientState.QUEUED,
            Optional.empty(),
            failed.currentStep(),
            Optional.of(failed.startedAt()),
            failed.startedAt(),
            Optional.empty()));
  }
}
