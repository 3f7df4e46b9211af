package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.mail.SendOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many mails of a sender go at once. */
class BatchSizeTest {

  private static final SendOutcome ACCEPTED = new SendOutcome.Accepted(Optional.empty());

  private static List<SendOutcome> accepted(int mails) {
    return Collections.nCopies(mails, ACCEPTED);
  }

  private static List<SendOutcome> oneLate(int mails) {
    List<SendOutcome> outcomes = new ArrayList<>(accepted(mails - 1));
    outcomes.add(SendOutcome.NotTaken.late());
    return outcomes;
  }

  @Test
  void growsWhileAllBeginInTime() {
    BatchSize batch = new BatchSize(200);
    assertThat(batch.size()).isEqualTo(64);

    batch.note(accepted(64));
    assertThat(batch.size()).isEqualTo(128);
    batch.note(accepted(128));
    batch.note(accepted(200));
    assertThat(batch.size()).isEqualTo(200);
  }

  @Test
  void learnsNothingFromABatchThatWasSmaller() {
    BatchSize batch = new BatchSize(200);

    batch.note(accepted(63));

    assertThat(batch.size()).isEqualTo(64);
  }

  @Test
  void shrinksWhereSomeWereLateAndGrowsAgain() {
    BatchSize batch = new BatchSize(200);

    batch.note(oneLate(10));
    assertThat(batch.size()).isEqualTo(32);
    for (int i = 0; i < 10; i++) {
      batch.note(oneLate(2));
    }
    assertThat(batch.size()).isEqualTo(1);
    batch.note(accepted(1));
    assertThat(batch.size()).isEqualTo(2);
  }

  @Test
  void isNeverMoreThanThereIsRoomFor() {
    assertThat(new BatchSize(10).size()).isEqualTo(10);
  }
}
