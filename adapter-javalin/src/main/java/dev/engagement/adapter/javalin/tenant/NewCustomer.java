package dev.engagement.adapter.javalin.tenant;

import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import java.time.ZoneId;
import java.util.function.Supplier;

/** A customer to be registered. */
record NewCustomer(String name, ZoneId timezone) {
  static NewCustomer read(JsonObject json) {
    Supplier<String> name = json.required("name", Values.TEXT);
    Supplier<ZoneId> timezone = json.required("timezone", Values.ZONE);
    return new NewCustomer(name.get(), timezone.get());
  }
}
