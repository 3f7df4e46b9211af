package dev.engagement.ports.enrollment;

/** Why a recipient's way is over. The codes are stored and sent on the wire; they never change. */
public enum EndReason {
  COMPLETED("completed", RecipientState.SENT),
  REPLIED("replied", RecipientState.SENT),
  MEETING_BOOKED("meeting_booked", RecipientState.SENT),
  STAGE_CHANGED("stage_changed", RecipientState.SENT),
  BOUNCED("bounced", RecipientState.FAILED),
  SUPPRESSED("suppressed", RecipientState.FAILED),
  INVALID("invalid", RecipientState.FAILED),
  FAILED("failed", RecipientState.FAILED),
  STOPPED("stopped", RecipientState.STOPPED),
  UNSUBSCRIBED("unsubscribed", RecipientState.STOPPED);

  private final String code;
  private final RecipientState state;

  EndReason(String code, RecipientState state) {
    this.code = code;
    this.state = state;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }

  /** Returns the state in which a recipient ends for this reason. */
  public RecipientState state() {
    return state;
  }
}
