package dev.engagement.adapter.javalin.tenant;

import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.tenant.Customers;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The days on which a customer sends nothing. */
public final class DaysOffResource {

  private static final int MOST = 1_000;

  private final Customers customers;

  public DaysOffResource(Customers customers) {
    this.customers = customers;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.DAYS_OFF_GET, this::shown).on(Operation.DAYS_OFF_SET, this::put);
  }

  private record DaysOffJson(List<LocalDate> days) {

    static DaysOffJson of(Set<LocalDate> days) {
      return new DaysOffJson(days.stream().sorted().toList());
    }

    static Set<LocalDate> read(JsonObject json) {
      Supplier<List<LocalDate>> days = json.required("days", Values.list(Values.DATE, MOST));
      return Set.copyOf(days.get());
    }
  }

  private Answer shown(Call call) {
    return Answer.ok(DaysOffJson.of(customers.daysOff(call.tenant()))).tagged();
  }

  private Answer put(Call call) {
    call.precondition(shown(call));
    customers.setDaysOff(call.tenant(), call.read(DaysOffJson::read), call.actor());
    return shown(call);
  }
}
