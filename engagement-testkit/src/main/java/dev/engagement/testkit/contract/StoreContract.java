package dev.engagement.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Scene;
import java.util.function.Supplier;

/**
 * What every contract of a store is made of. The database may be shared: each test makes its own
 * tenants.
 */
public abstract class StoreContract {

  /** How many elements a bulk method is given: more than fit in any batch of an adapter. */
  protected static final int MANY = 2_500;

  protected abstract Stores stores();

  /** Returns a new tenant with all that sending needs. */
  protected final Scene scene() {
    return new Scene(stores());
  }

  /** Runs the work in a unit of the tenant. */
  protected final <T> T in(TenantId tenant, Supplier<T> work) {
    return stores().unitOfWork().inOne(tenant, work);
  }

  /** Runs the work in a unit of the tenant. */
  protected final void run(TenantId tenant, Runnable work) {
    in(
        tenant,
        () -> {
          work.run();
          return true;
        });
  }

  /** Runs work in a unit of the tenant that must be refused with the code. */
  protected final void assertRefused(ErrorCode code, TenantId tenant, Runnable work) {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> run(tenant, work))
        .extracting(EngagementException::code)
        .isEqualTo(code);
  }

  /** Tries work in a unit of the tenant that may be refused in any way, or do nothing. */
  protected final void tryTo(TenantId tenant, Runnable work) {
    catchThrowable(() -> run(tenant, work));
  }

  /** Does work in a unit of the tenant and rolls it back. */
  protected final void rollBack(TenantId tenant, Runnable work) {
    RuntimeException reason = new IllegalArgumentException("rolled back");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                run(
                    tenant,
                    () -> {
                      work.run();
                      throw reason;
                    }))
        .isSameAs(reason);
  }

  /** Checks that the call is refused outside a unit, and in a unit of another tenant. */
  protected final void assertNeedsUnitOf(TenantId tenant, Runnable call) {
    assertThatIllegalStateException().as("outside a unit of work").isThrownBy(call::run);
    assertThatIllegalStateException()
        .as("in another tenant's unit of work")
        .isThrownBy(() -> run(Given.tenantId(), call));
    assertThatNoException().as("in the tenant's own").isThrownBy(() -> run(tenant, call));
  }
}
