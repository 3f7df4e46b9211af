package dev.engagement.adapter.javalin.json;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import java.util.Optional;

/** Where in a body something stands, and where what is wrong with it is reported. */
public final class Place {

  private final String path;
  private final Problems problems;

  private Place(String path, Problems problems) {
    this.path = path;
    this.problems = problems;
  }

  /** Returns the place of a whole body. */
  public static Place root() {
    return new Place("", new Problems());
  }

  /** Returns the place of a member of the object that stands here. */
  public Place member(String name) {
    return new Place(path.isEmpty() ? name : path + "." + name, problems);
  }

  /** Returns the place of an element of the array that stands here. */
  public Place element(int index) {
    return new Place(path + "[" + index + "]", problems);
  }

  /**
   * Throws what was reported anywhere in the body.
   *
   * @throws EngagementException if anything was
   */
  public void check() {
    problems.check();
  }

  /** Returns how many problems were reported until now. */
  int problemCount() {
    return problems.count();
  }

  /** Reports that what stands here is wrong, and returns nothing in its stead. */
  public <T> Optional<T> refuse(ErrorCode code, String message) {
    problems.add(code, new FieldError(path, code.code(), message));
    return Optional.empty();
  }
}
