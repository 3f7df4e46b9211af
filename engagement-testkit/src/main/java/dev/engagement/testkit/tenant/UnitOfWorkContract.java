package dev.engagement.testkit.tenant;

import static dev.engagement.testkit.fixture.TemplateBuilder.aTemplate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.engagement.ports.template.Template;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link UnitOfWork}. */
public abstract class UnitOfWorkContract extends StoreContract {

  private UnitOfWork unit() {
    return stores().unitOfWork();
  }

  private void write(Template template) {
    stores().templates().add(template);
  }

  private boolean isThere(Template template) {
    return in(
        template.tenant(),
        () -> stores().templates().find(template.tenant(), template.id()).isPresent());
  }

  @Nested
  class InOne {

    @Test
    void commitsWhateverTheWorkReturns() {
      Template template = aTemplate(Given.tenantId()).build();

      boolean returned =
          unit()
              .inOne(
                  template.tenant(),
                  () -> {
                    write(template);
                    return false;
                  });

      assertThat(returned).isFalse();
      assertThat(isThere(template)).isTrue();
    }

    @Test
    void rollsEverythingBackOnAnExceptionAndLetsItThrough() {
      TenantId tenant = Given.tenantId();
      Template one = aTemplate(tenant).build();
      Template other = aTemplate(tenant).build();

      rollBack(
          tenant,
          () -> {
            write(one);
            write(other);
          });

      assertThat(isThere(one)).isFalse();
      assertThat(isThere(other)).isFalse();
    }

    @Test
    void rollsBackOnAnError() {
      Template template = aTemplate(Given.tenantId()).build();

      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(
              () ->
                  run(
                      template.tenant(),
                      () -> {
                        write(template);
                        throw new AssertionError("out of order");
                      }));

      assertThat(isThere(template)).isFalse();
    }

    @Test
    void rollsBackChangesAndRemovals() {
      Template changed = aTemplate(Given.tenantId()).build();
      Template removed = aTemplate(changed.tenant()).build();
      run(
          changed.tenant(),
          () -> {
            write(changed);
            write(removed);
          });

      rollBack(
          changed.tenant(),
          () -> {
            stores()
                .templates()
                .update(aTemplate(changed.tenant()).withId(changed.id()).named("x").build());
            stores().templates().remove(removed);
          });

      assertThat(isThere(removed)).isTrue();
      assertThat(
              in(changed.tenant(), () -> stores().templates().find(changed.tenant(), changed.id())))
          .contains(changed);
    }

    @Test
    void readsWhatItWroteItself() {
      Template template = aTemplate(Given.tenantId()).build();

      boolean seen =
          in(
              template.tenant(),
              () -> {
                write(template);
                return stores().templates().find(template.tenant(), template.id()).isPresent();
              });

      assertThat(seen).isTrue();
    }

    @Test
    void startsCleanAfterAnExceptionOnTheSameThread() {
      Template lost = aTemplate(Given.tenantId()).build();
      Template kept = aTemplate(Given.tenantId()).build();
      rollBack(lost.tenant(), () -> write(lost));

      run(kept.tenant(), () -> write(kept));

      assertThat(isThere(kept)).isTrue();
      assertThat(isThere(lost)).isFalse();
    }
  }

  @Nested
  class Joining {

    @Test
    void isUndoneWithTheUnitThatItJoined() {
      Template inner = aTemplate(Given.tenantId()).build();

      rollBack(inner.tenant(), () -> run(inner.tenant(), () -> write(inner)));

      assertThat(isThere(inner)).isFalse();
    }

    @Test
    void commitsWithTheUnitThatItJoined() {
      TenantId tenant = Given.tenantId();
      Template outer = aTemplate(tenant).build();
      Template inner = aTemplate(tenant).build();

      run(
          tenant,
          () -> {
            run(tenant, () -> write(inner));
            write(outer);
          });

      assertThat(isThere(inner)).isTrue();
      assertThat(isThere(outer)).isTrue();
    }

    @Test
    void refusesAnotherTenant() {
      Template inner = aTemplate(Given.tenantId()).build();

      assertThatIllegalStateException()
          .isThrownBy(() -> run(Given.tenantId(), () -> run(inner.tenant(), () -> write(inner))));

      assertThat(isThere(inner)).isFalse();
    }

    @Test
    void refusesAnotherTenantBeforeAnyWorkIsDone() {
      AtomicBoolean worked = new AtomicBoolean();

      assertThatIllegalStateException()
          .isThrownBy(
              () -> run(Given.tenantId(), () -> run(Given.tenantId(), () -> worked.set(true))));

      assertThat(worked).isFalse();
    }
  }

  @Nested
  class TwoThreads {

    @Test
    void haveAUnitEach() {
      List<Template> templates =
          AtOnce.twice(
              () -> {
                Template template = aTemplate(Given.tenantId()).build();
                run(template.tenant(), () -> write(template));
                return template;
              });

      assertThat(templates).allMatch(UnitOfWorkContract.this::isThere);
    }
  }
}
