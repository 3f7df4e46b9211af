package dev.engagement.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How often a worker looks for what others left behind. */
class RescueRoundsTest {

  private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
  private static final TenantId TENANT = new TenantId(new UUID(0, 1));
  private static final TenantId OTHER = new TenantId(new UUID(0, 2));

  private final RescueRounds rounds = new RescueRounds();

  @Test
  void looksOnceASecondForEachTenant() {
    assertThat(rounds.begin(TENANT, NOW)).isTrue();
    assertThat(rounds.begin(OTHER, NOW)).isTrue();
    assertThat(rounds.begin(TENANT, NOW.plusMillis(999))).isFalse();

    assertThat(rounds.begin(TENANT, NOW.plusMillis(1_000))).isTrue();
  }

  @Test
  void looksAgainWhereTheClockWasSetBack() {
    assertThat(rounds.begin(TENANT, NOW)).isTrue();

    assertThat(rounds.begin(TENANT, NOW.minusSeconds(60))).isTrue();
  }
}
