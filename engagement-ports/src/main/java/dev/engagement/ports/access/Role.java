package dev.engagement.ports.access;

/** What a principal is there for. The codes are stored and sent on the wire; they never change. */
public enum Role {
  ADMIN("admin"),
  SALES_MANAGER("sales_manager"),
  SALES_REP("sales_rep"),
  MARKETER("marketer"),
  QA("qa"),
  ANALYST("analyst"),
  CLIENT_VIEWER("client_viewer"),
  CLIENT_APPROVER("client_approver");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
