package dev.engagement.ports.template;

/** Where a template stands. The codes are stored and sent on the wire; they never change. */
public enum TemplateState {
  /** Being written; content may change in place. Left by publishing or archiving. */
  DRAFT("draft"),
  /** Used for sends; content changes by revision only. Left by archiving. */
  PUBLISHED("published"),
  /** Readable by id, hidden from lists, never used. Final. */
  ARCHIVED("archived");

  private final String code;

  TemplateState(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
