package dev.engagement.adapter.javalin.tenant;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.tenant.Customers;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;

/** Customers, for the platform's admin. */
public final class CustomerResource {

  private final Customers customers;

  public CustomerResource(Customers customers) {
    this.customers = customers;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.CUSTOMER_CREATE, this::create)
        .on(Operation.CUSTOMER_LIST, this::list)
        .on(Operation.CUSTOMER_GET, this::get);
  }

  private Answer create(Call call) {
    NewCustomer wanted = call.read(NewCustomer::read);
    Tenant created = customers.create(wanted.name(), wanted.timezone(), call.actor());
    return Answer.created("/api/customers/" + created.id(), CustomerJson.of(created)).tagged();
  }

  private Answer list(Call call) {
    return call.page()
        .answer(
            customers.list(call.page().byId()),
            customer -> customer.id().value(),
            CustomerJson::of);
  }

  private Answer get(Call call) {
    return Answer.ok(CustomerJson.of(customers.get(new TenantId(call.id("id"))))).tagged();
  }
}
