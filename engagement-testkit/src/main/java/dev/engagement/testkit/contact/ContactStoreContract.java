package dev.engagement.testkit.contact;

import static dev.engagement.testkit.fixture.Contacts.aContact;
import static dev.engagement.testkit.fixture.Contacts.aContactWithoutName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.ContactStore;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Contacts;
import dev.engagement.testkit.fixture.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link ContactStore}. */
public abstract class ContactStoreContract extends StoreContract {

  private final TenantId tenant = Given.tenantId();
  private final TenantId stranger = Given.tenantId();

  private ContactStore store() {
    return stores().contacts();
  }

  private Contact resolved(ContactDraft draft) {
    return resolved(tenant, List.of(draft)).get(draft.address().normalised());
  }

  private Map<String, Contact> resolved(TenantId owner, List<ContactDraft> drafts) {
    return in(owner, () -> store().resolve(owner, drafts, Given.START));
  }

  private Map<ContactId, Contact> stored(ContactId... ids) {
    return in(tenant, () -> store().findAll(tenant, List.of(ids)));
  }

  private static ContactDraft named(EmailAddress address, String first) {
    return new ContactDraft(
        new ContactId(Given.id()), address, Optional.of(first), Optional.empty(), Optional.empty());
  }

  @Nested
  class Resolve {

    @Test
    void createsAContactWithAllThatIsSaid() {
      ContactDraft draft = aContact(Given.address());

      Contact contact = resolved(draft);

      assertThat(contact)
          .isEqualTo(
              new Contact(
                  tenant,
                  draft.id(),
                  draft.firstName(),
                  draft.lastName(),
                  draft.timezone(),
                  Given.START));
      assertThat(stored(draft.id())).containsOnly(Map.entry(draft.id(), contact));
    }

    @Test
    void createsAContactOfWhomNothingIsSaid() {
      ContactDraft draft = aContactWithoutName(Given.address());

      assertThat(stored(resolved(draft).id()).get(draft.id()).firstName()).isEmpty();
    }

    @Test
    void findsTheContactByTheNormalisedAddress() {
      Contact first = resolved(aContact(Given.address("Ann@Bücher.example")));

      Contact again = resolved(aContactWithoutName(Given.address("ann@xn--bcher-kva.EXAMPLE")));

      assertThat(again).isEqualTo(first);
    }

    @Test
    void fillsWhatIsEmptyAndOverwritesNothing() {
      EmailAddress address = Given.address();
      Contact bare = resolved(named(address, "Ann"));

      Contact filled = resolved(aContact(address));

      assertThat(filled.id()).isEqualTo(bare.id());
      assertThat(filled.firstName()).contains("Ann");
      assertThat(filled.lastName()).contains("O’Neill");
      assertThat(filled.timezone()).isPresent();
      assertThat(filled.createdAt()).isEqualTo(bare.createdAt());
      assertThat(stored(bare.id())).containsValue(filled);
    }

    @Test
    void takesTwoDraftsWithOneAddressForOneContact() {
      EmailAddress address = Given.address();
      ContactDraft first = named(address, "Ann");
      ContactDraft second = aContact(Given.address(address.value().toUpperCase(Locale.ROOT)));

      Map<String, Contact> contacts = resolved(tenant, List.of(first, second));

      assertThat(contacts).containsOnlyKeys(address.normalised());
      Contact contact = contacts.get(address.normalised());
      assertThat(contact.firstName()).contains("Ann");
      assertThat(contact.lastName()).contains("O’Neill");
      assertThat(stored(contact.id())).containsValue(contact);
    }

    @Test
    void resolvesNothingForNothing() {
      assertThat(resolved(tenant, List.of())).isEmpty();
    }

    @Test
    void resolvesMany() {
      List<ContactDraft> drafts =
          Stream.generate(() -> aContact(Given.address())).limit(MANY).toList();
      ContactDraft known = drafts.get(7);
      Contact before = resolved(aContactWithoutName(known.address()));

      Map<String, Contact> contacts = resolved(tenant, drafts);

      assertThat(contacts).hasSize(MANY);
      assertThat(contacts.get(known.address().normalised()).id()).isEqualTo(before.id());
      assertThat(
              in(
                  tenant,
                  () ->
                      store()
                          .findAll(tenant, contacts.values().stream().map(Contact::id).toList())))
          .hasSize(MANY);
    }

    @Test
    void keepsTenantsApart() {
      EmailAddress address = Given.address();
      Contact mine = resolved(named(address, "Ann"));

      Contact theirs = resolved(stranger, List.of(named(address, "Bob"))).get(address.normalised());

      assertThat(theirs.id()).isNotEqualTo(mine.id());
      assertThat(theirs.firstName()).contains("Bob");
      assertThat(stored(mine.id())).containsValue(mine);
    }

    @Test
    void givesTwoThatResolveTheSameAddressesAtOnceTheSameContacts() {
      List<EmailAddress> addresses = Stream.generate(Given::address).limit(300).toList();
      List<EmailAddress> backwards = new ArrayList<>(addresses);
      Collections.reverse(backwards);

      List<Map<String, Contact>> both =
          AtOnce.both(
              () -> resolved(tenant, addresses.stream().map(Contacts::aContact).toList()),
              () -> resolved(tenant, backwards.stream().map(Contacts::aContact).toList()));

      assertThat(both.get(0)).hasSize(300).isEqualTo(both.get(1));
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      ContactDraft draft = aContact(Given.address());

      rollBack(tenant, () -> store().resolve(tenant, List.of(draft), Given.START));

      assertThat(stored(draft.id())).isEmpty();
      ContactDraft next = aContact(draft.address());
      assertThat(resolved(next).id()).isEqualTo(next.id());
    }

    @Test
    void needsAUnitOfTheTenant() {
      List<ContactDraft> drafts = List.of(aContact(Given.address()));

      assertNeedsUnitOf(tenant, () -> store().resolve(tenant, drafts, Given.START));
    }
  }

  @Nested
  class FindByAddress {

    @Test
    void findsThoseThatAreKnownByTheNormalisedAddress() {
      Contact ann = resolved(aContact(Given.address("Ann@Bücher.example")));

      assertThat(found(Given.address("ann@xn--bcher-kva.EXAMPLE"), Given.address()))
          .containsOnly(Map.entry("ann@xn--bcher-kva.example", ann));
    }

    @Test
    void createsNobody() {
      ContactDraft draft = aContact(Given.address());

      assertThat(found(draft.address())).isEmpty();
      assertThat(stored(draft.id())).isEmpty();
    }

    @Test
    void takesAnAddressTwice() {
      ContactDraft draft = aContact(Given.address());
      resolved(draft);

      assertThat(found(draft.address(), draft.address())).hasSize(1);
    }

    @Test
    void doesNotSeeAnotherTenantsContact() {
      ContactDraft draft = aContact(Given.address());
      resolved(draft);

      assertThat(in(stranger, () -> store().findByAddress(stranger, List.of(draft.address()))))
          .isEmpty();
    }

    @Test
    void findsNothingForNothing() {
      assertThat(found()).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      List<EmailAddress> addresses = List.of(Given.address());

      assertNeedsUnitOf(tenant, () -> store().findByAddress(tenant, addresses));
    }

    private Map<String, Contact> found(EmailAddress... addresses) {
      return in(tenant, () -> store().findByAddress(tenant, List.of(addresses)));
    }
  }

  @Nested
  class FindAll {

    @Test
    void doesNotSeeAnotherTenantsContact() {
      Contact mine = resolved(aContact(Given.address()));

      assertThat(in(stranger, () -> store().findAll(stranger, List.of(mine.id())))).isEmpty();
    }

    @Test
    void findsNothingForNothing() {
      assertThat(stored()).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      assertNeedsUnitOf(tenant, () -> store().findAll(tenant, List.of()));
    }
  }
}
