package dev.engagement.adapter.javalin.web;

import dev.engagement.adapter.javalin.json.Ids;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** The page of a list that a request asks for. */
public final class Paging {

  private static final int USUAL = 50;

  private final Cursors cursors;
  private final String list;
  private final Optional<Integer> limit;
  private final Optional<String> place;

  private Paging(Cursors cursors, String list, Optional<Integer> limit, Optional<String> place) {
    this.cursors = cursors;
    this.list = list;
    this.limit = limit;
    this.place = place;
  }

  static Paging of(Context ctx, Operation operation, Caller caller, Cursors cursors) {
    String list = list(ctx, operation, caller);
    Optional<Integer> limit = Optional.ofNullable(ctx.queryParam("limit")).map(Paging::limit);
    Optional<String> place =
        Optional.ofNullable(ctx.queryParam("cursor")).map(cursor -> cursors.read(list, cursor));
    return new Paging(cursors, list, limit, place);
  }

  /** Names the list with everything that chooses what is on it. */
  private static String list(Context ctx, Operation operation, Caller caller) {
    Map<String, Object> filters = new TreeMap<>(ctx.queryParamMap());
    filters.keySet().retainAll(operation.query());
    filters.keySet().remove("limit");
    filters.keySet().remove("cursor");
    return String.join(
        " ", operation.id(), caller.tenant().toString(), ctx.path(), filters.toString());
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= PageRequest.MAXIMUM) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      throw outOfRange();
    }
    throw outOfRange();
  }

  private static RuntimeException outOfRange() {
    return Call.malformed("limit", "must be a whole number from 1 to " + PageRequest.MAXIMUM);
  }

  /** Returns whether the caller asked for a page, and not for all. */
  public boolean wanted() {
    return limit.isPresent() || place.isPresent();
  }

  /** Returns how many items the page has at the most. */
  public int limit() {
    return limit.orElse(USUAL);
  }

  /** Returns the place after which the page begins, or empty for the first page. */
  public Optional<String> place() {
    return place;
  }

  /** Returns the same for a list that is ordered by id. */
  public PageRequest byId() {
    return new PageRequest(limit(), place.flatMap(Ids::parse));
  }

  /** Returns where a list goes on that is ordered by id. */
  public <T> PageJson next(Page<T> page, Function<T, UUID> id) {
    return page.more()
        ? next(id.apply(page.items().get(page.items().size() - 1)).toString())
        : end();
  }

  /** Returns that a list does not go on. */
  public PageJson end() {
    return new PageJson(null);
  }

  /** Returns where a list goes on after this place. */
  public PageJson next(String place) {
    return new PageJson(cursors.write(list, place));
  }

  /** Returns the answer with a page of a list that is ordered by id. */
  public <T> Answer answer(Page<T> page, Function<T, UUID> id, Function<T, Object> json) {
    return Answer.page(page.items().stream().map(json).toList(), next(page, id));
  }
}
