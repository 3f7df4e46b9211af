package dev.engagement.testkit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.idempotency.IdempotencyStore;
import dev.engagement.ports.idempotency.IdempotencyStore.Known;
import dev.engagement.ports.idempotency.RequestKey;
import dev.engagement.ports.idempotency.StoredAnswer;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link IdempotencyStore}. */
public abstract class IdempotencyStoreContract extends StoreContract {

  private static final Instant NOW = Given.START;
  private static final Instant LEASE = NOW.plusSeconds(60);
  private static final Instant EXPIRY = NOW.plus(Duration.ofHours(24));
  private static final StoredAnswer ANSWER = new StoredAnswer(201, "{\"name\":\"Ærø 🦉\"}");

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();
  private final RequestKey request = new RequestKey("schlüssel-" + "k".repeat(245), "f1");
  private final RequestKey other = new RequestKey(request.key(), "f2");

  private IdempotencyStore store() {
    return stores().idempotency();
  }

  private Known begin(RequestKey key, Instant now) {
    return begin(tenant, key, now);
  }

  private Known begin(TenantId owner, RequestKey key, Instant now) {
    Duration later = Duration.between(NOW, now);
    return in(owner, () -> store().begin(owner, key, now, LEASE.plus(later), EXPIRY.plus(later)));
  }

  private void complete(RequestKey key, StoredAnswer answer) {
    run(tenant, () -> store().complete(tenant, key, answer));
  }

  private void abandon(TenantId owner, RequestKey key) {
    run(owner, () -> store().abandon(owner, key));
  }

  private Optional<StoredAnswer> answer(TenantId owner, RequestKey key) {
    return in(owner, () -> store().answer(owner, key));
  }

  private void answered() {
    begin(request, NOW);
    complete(request, ANSWER);
  }

  @Nested
  class Begin {

    @Test
    void takesAKeyThatNobodyHas() {
      assertThat(begin(request, NOW)).isEqualTo(Known.NEW);
      assertThat(answer(tenant, request)).isEmpty();
    }

    @Test
    void saysThatAnotherCallerCarriesItOut() {
      begin(request, NOW);

      assertThat(begin(request, LEASE.minusMillis(1))).isEqualTo(Known.RUNNING);
    }

    @Test
    void saysThatItWasAnswered() {
      answered();

      assertThat(begin(request, EXPIRY.minusMillis(1))).isEqualTo(Known.ANSWERED);
      assertThat(answer(tenant, request)).contains(ANSWER);
    }

    @Test
    void saysThatTheKeyWasUsedForAnotherRequest() {
      begin(request, NOW);
      assertThat(begin(other, NOW)).isEqualTo(Known.REUSED);

      complete(request, ANSWER);

      assertThat(begin(other, NOW)).isEqualTo(Known.REUSED);
      assertThat(answer(tenant, request)).contains(ANSWER);
      assertThat(answer(tenant, other)).isEmpty();
    }

    @Test
    void takesAKeyWhoseLeaseHasRunOut() {
      begin(request, NOW);

      assertThat(begin(request, LEASE)).isEqualTo(Known.NEW);
      assertThat(begin(request, LEASE.plusSeconds(59))).isEqualTo(Known.RUNNING);
    }

    @Test
    void takesAKeyWhoseAnswerHasExpiredAlsoForAnotherRequest() {
      answered();

      assertThat(begin(other, EXPIRY)).isEqualTo(Known.NEW);

      assertThat(answer(tenant, request)).isEmpty();
      assertThat(answer(tenant, other)).isEmpty();
      assertThat(begin(request, EXPIRY)).isEqualTo(Known.REUSED);
    }

    @Test
    void keepsTenantsApart() {
      answered();

      assertThat(begin(stranger, request, NOW)).isEqualTo(Known.NEW);
    }

    @Test
    void letsOneOfTwoTakeTheKeyThatAskAtOnce() {
      assertThat(AtOnce.twice(() -> begin(request, NOW)))
          .containsExactlyInAnyOrder(Known.NEW, Known.RUNNING);
    }

    @Test
    void letsOneOfTwoTakeTheKeyWhoseLeaseHasRunOut() {
      begin(request, NOW);

      assertThat(AtOnce.twice(() -> begin(request, LEASE)))
          .containsExactlyInAnyOrder(Known.NEW, Known.RUNNING);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      rollBack(tenant, () -> store().begin(tenant, request, NOW, LEASE, EXPIRY));

      assertThat(begin(other, NOW)).isEqualTo(Known.NEW);
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().begin(tenant, request, NOW, LEASE, EXPIRY));
    }
  }

  @Nested
  class Complete {

    @Test
    void refusesAKeyThatNobodyHas() {
      assertRefused(ErrorCode.LEASE_LOST, tenant, () -> store().complete(tenant, request, ANSWER));

      assertThat(answer(tenant, request)).isEmpty();
    }

    @Test
    void refusesAKeyThatAnotherRequestHas() {
      begin(request, NOW);
      begin(other, LEASE);

      assertRefused(ErrorCode.LEASE_LOST, tenant, () -> store().complete(tenant, request, ANSWER));

      assertThat(answer(tenant, other)).isEmpty();
      complete(other, ANSWER);
      assertThat(answer(tenant, other)).contains(ANSWER);
    }

    @Test
    void refusesAnAnswerBesideTheFirst() {
      answered();

      assertRefused(
          ErrorCode.LEASE_LOST,
          tenant,
          () -> store().complete(tenant, request, new StoredAnswer(500, "")));

      assertThat(answer(tenant, request)).contains(ANSWER);
    }

    @Test
    void takesAnAnswerAfterTheLeaseWhereNobodyElseTookTheKey() {
      begin(request, NOW);

      complete(request, new StoredAnswer(204, ""));

      assertThat(answer(tenant, request)).contains(new StoredAnswer(204, ""));
    }

    @Test
    void doesNotReachAnotherTenantsKey() {
      begin(request, NOW);

      assertRefused(
          ErrorCode.LEASE_LOST, stranger, () -> store().complete(stranger, request, ANSWER));

      assertThat(answer(tenant, request)).isEmpty();
      assertThat(begin(request, NOW)).isEqualTo(Known.RUNNING);
    }

    @Test
    void isUndoneWithTheUnitOfWhatWasCarriedOut() {
      begin(request, NOW);

      rollBack(tenant, () -> store().complete(tenant, request, ANSWER));

      assertThat(answer(tenant, request)).isEmpty();
      assertThat(begin(request, NOW)).isEqualTo(Known.RUNNING);
    }
  }

  @Nested
  class Abandon {

    @Test
    void givesTheKeyBack() {
      begin(request, NOW);

      abandon(tenant, request);

      assertThat(begin(other, NOW)).isEqualTo(Known.NEW);
    }

    @Test
    void leavesAKeyAloneThatAnotherRequestHas() {
      begin(request, NOW);

      abandon(tenant, other);

      assertThat(begin(request, NOW)).isEqualTo(Known.RUNNING);
    }

    @Test
    void leavesAnAnswerAlone() {
      answered();

      abandon(tenant, request);

      assertThat(answer(tenant, request)).contains(ANSWER);
    }

    @Test
    void doesNotReachAnotherTenantsKey() {
      begin(request, NOW);

      abandon(stranger, request);

      assertThat(begin(request, NOW)).isEqualTo(Known.RUNNING);
    }
  }

  @Nested
  class Answer {

    @Test
    void doesNotSeeAnotherTenantsAnswer() {
      answered();

      assertThat(answer(stranger, request)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().answer(tenant, request));
    }
  }

  @Nested
  class Purge {

    @Test
    void removesWhatHasExpiredOfThisTenant() {
      answered();
      begin(stranger, request, NOW);
      begin(new RequestKey("younger", "f1"), NOW.plusSeconds(1));

      assertThat(in(tenant, () -> store().purge(tenant, EXPIRY.minusMillis(1)))).isZero();
      assertThat(answer(tenant, request)).contains(ANSWER);
      assertThat(in(tenant, () -> store().purge(tenant, EXPIRY))).isEqualTo(1);

      assertThat(answer(tenant, request)).isEmpty();
      assertThat(in(tenant, () -> store().purge(tenant, EXPIRY))).isZero();
      assertThat(in(stranger, () -> store().purge(stranger, EXPIRY))).isEqualTo(1);
    }
  }
}
