package dev.engagement.testkit.template;

import static dev.engagement.testkit.fixture.TemplateBuilder.aTemplate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.template.TemplateStore;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link TemplateStore}. */
public abstract class TemplateStoreContract extends StoreContract {

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();

  private TemplateStore store() {
    return stores().templates();
  }

  private Template added() {
    return added(aTemplate(tenant).build());
  }

  private Template added(Template template) {
    run(template.tenant(), () -> store().add(template));
    return template;
  }

  private Optional<Template> stored(Template template) {
    return in(tenant, () -> store().find(tenant, template.id()));
  }

  private static Template copy(Template of, TenantId owner, int revision, String body, long at) {
    return new Template(
        owner,
        of.id(),
        of.name(),
        new TemplateContent(of.content().subject(), body, of.content().defaults()),
        of.state(),
        revision,
        of.variables(),
        of.createdAt(),
        of.updatedAt().plusMillis(1),
        at);
  }

  private static Template changed(Template template) {
    return copy(template, template.tenant(), template.revision(), "changed", template.version());
  }

  @Nested
  class Add {

    @Test
    void keepsAllThatATemplateIs() {
      Map<String, Object> defaults =
          Map.of(
              "text",
              "Grüße, שלום 🦉\n\"quoted\" \\ back",
              "number",
              7,
              "fraction",
              1.5,
              "yes",
              true,
              "list",
              List.of("a", "b"),
              "map",
              Map.of("inner", List.of(1, 2)));
      String body = "<p>{{firstName}}</p>\r\n".repeat(5_000) + "終";
      Template template =
          aTemplate(tenant).saying(new TemplateContent("¿Qué tal?", body, defaults)).build();

      added(template);

      assertThat(stored(template)).contains(template);
    }

    @Test
    void keepsOneWithoutDefaultsAndVariables() {
      Template template =
          new Template(
              tenant,
              new TemplateId(Given.id()),
              "plain",
              new TemplateContent("", "", Map.of()),
              TemplateState.DRAFT,
              1,
              List.of(),
              Given.START,
              Given.START,
              0);

      added(template);

      assertThat(stored(template)).contains(template);
    }

    @Test
    void letsTwoTenantsHaveTheSameId() {
      Template mine = added();
      Template theirs = added(aTemplate(stranger).withId(mine.id()).named("theirs").build());

      assertThat(stored(mine)).contains(mine);
      assertThat(in(stranger, () -> store().find(stranger, mine.id()))).contains(theirs);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Template template = aTemplate(tenant).build();

      rollBack(tenant, () -> store().add(template));

      assertThat(stored(template)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Template template = aTemplate(tenant).build();

      assertNeedsUnitOf(tenant, () -> store().add(template));
    }
  }

  @Nested
  class Find {

    @Test
    void doesNotSeeAnotherTenantsTemplate() {
      Template template = added();

      assertThat(in(stranger, () -> store().find(stranger, template.id()))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Template template = added();

      assertNeedsUnitOf(tenant, () -> store().find(tenant, template.id()));
    }
  }

  @Nested
  class FindAll {

    @Test
    void findsThoseThatTheTenantHasInWhateverState() {
      Template draft = added();
      Template archived = added(aTemplate(tenant).archived().build());
      Template theirs = added(aTemplate(stranger).build());
      List<TemplateId> asked =
          List.of(draft.id(), archived.id(), theirs.id(), new TemplateId(Given.id()));

      assertThat(in(tenant, () -> store().findAll(tenant, asked)))
          .containsExactlyInAnyOrderEntriesOf(Map.of(draft.id(), draft, archived.id(), archived));
    }

    @Test
    void findsNothingForNothing() {
      assertThat(in(tenant, () -> store().findAll(tenant, List.of()))).isEmpty();
    }

    @Test
    void findsOneAmongMany() {
      Template template = added();
      List<TemplateId> asked = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        asked.add(new TemplateId(Given.id()));
      }
      asked.add(template.id());

      assertThat(in(tenant, () -> store().findAll(tenant, asked))).containsOnlyKeys(template.id());
    }
  }

  @Nested
  class ListAll {

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      List<Template> templates = List.of(added(), added(), added());
      UUID last = templates.get(1).id().value();

      assertThat(in(tenant, () -> store().list(tenant, PageRequest.first(2))))
          .isEqualTo(new Page<>(templates.subList(0, 2), true));
      assertThat(in(tenant, () -> store().list(tenant, new PageRequest(2, Optional.of(last)))))
          .isEqualTo(new Page<>(templates.subList(2, 3), false));
    }

    @Test
    void hasNoMoreWhenThePageIsJustFull() {
      List<Template> templates = List.of(added(), added());

      assertThat(in(tenant, () -> store().list(tenant, PageRequest.first(2))))
          .isEqualTo(new Page<>(templates, false));
    }

    @Test
    void hidesWhatIsArchivedOrAnotherTenants() {
      Template shown = added(aTemplate(tenant).published().build());
      added(aTemplate(tenant).archived().build());
      added(aTemplate(stranger).build());

      assertThat(in(tenant, () -> store().list(tenant, PageRequest.first(200))))
          .isEqualTo(new Page<>(List.of(shown), false));
    }
  }

  @Nested
  class Update {

    @Test
    void replacesContentOfTheSameRevisionAndReturnsItAsStored() {
      Template template = added();

      Template updated = in(tenant, () -> store().update(changed(template)));

      assertThat(updated).isEqualTo(copy(template, tenant, 1, "changed", 1));
      assertThat(stored(template)).contains(updated);
    }

    @Test
    void showsTheHighestRevision() {
      Template template = added(aTemplate(tenant).published().build());

      Template updated = in(tenant, () -> store().update(copy(template, tenant, 2, "second", 0)));

      assertThat(updated.revision()).isEqualTo(2);
      assertThat(stored(template)).contains(updated);
      assertThat(in(tenant, () -> store().list(tenant, PageRequest.first(9))).items())
          .containsExactly(updated);
    }

    @Test
    void refusesAStaleVersionAndLeavesTheTemplateAlone() {
      Template template = added();
      Template winner = in(tenant, () -> store().update(changed(template)));
      Template loser = copy(template, tenant, 2, "too late", 0);

      assertRefused(ErrorCode.STALE_VERSION, tenant, () -> store().update(loser));

      assertThat(stored(template)).contains(winner);
    }

    @Test
    void refusesATemplateThatIsNotThere() {
      Template template = aTemplate(tenant).build();

      assertRefused(ErrorCode.STALE_VERSION, tenant, () -> store().update(template));

      assertThat(stored(template)).isEmpty();
    }

    @Test
    void doesNotReachAnotherTenantsTemplate() {
      Template template = added();

      assertRefused(
          ErrorCode.STALE_VERSION,
          stranger,
          () -> store().update(copy(template, stranger, 1, "theirs", 0)));
      tryTo(stranger, () -> store().update(changed(template)));

      assertThat(stored(template)).contains(template);
    }

    @Test
    void letsOneOfTwoWritersWin() {
      Template template = added();

      List<Boolean> won =
          AtOnce.twice(
              () ->
                  catchThrowable(() -> run(tenant, () -> store().update(changed(template))))
                      == null);

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(stored(template).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Template template = added();

      rollBack(tenant, () -> store().update(copy(template, tenant, 2, "second", 0)));

      assertThat(stored(template)).contains(template);
    }
  }

  @Nested
  class Remove {

    @Test
    void removesTheTemplateWithItsRevisions() {
      Template template = added();
      Template second = in(tenant, () -> store().update(copy(template, tenant, 2, "second", 0)));

      run(tenant, () -> store().remove(second));

      assertThat(stored(template)).isEmpty();
      added(template);
      assertThat(stored(template)).contains(template);
    }

    @Test
    void refusesAStaleVersionAndLeavesTheTemplateAlone() {
      Template template = added();
      Template winner = in(tenant, () -> store().update(changed(template)));

      assertRefused(ErrorCode.STALE_VERSION, tenant, () -> store().remove(template));

      assertThat(stored(template)).contains(winner);
    }

    @Test
    void doesNotReachAnotherTenantsTemplate() {
      Template template = added();

      assertRefused(
          ErrorCode.STALE_VERSION,
          stranger,
          () -> store().remove(copy(template, stranger, 1, "theirs", 0)));
      tryTo(stranger, () -> store().remove(template));

      assertThat(stored(template)).contains(template);
    }
  }
}
