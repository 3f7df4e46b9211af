package dev.engagement.benchmarks.surroundings;

/**
 * The one mail that all contestants make: a subject and 1.1 KB of HTML with three variables, which
 * become about 1.5 KB of JSON for SendGrid.
 */
public final class UnitOfWork {

  public static final String SUBJECT = "{{firstName}}, an idea for {{company}}";

  public static final String HTML =
      """
      <!DOCTYPE html><html><body style="font-family:sans-serif;font-size:15px;color:#333">\
      <table width="100%" cellspacing="0" cellpadding="0"><tr><td align="center"><table width="580">\
      <tr><td><p>Hello {{firstName}},</p><p>whoever runs operations at {{company}} knows the moment \
      at which a plan that was right on Friday is wrong on Monday. We have helped eleven teams in \
      and around {{city}} to get that hour of the week back, and none of them had to change the \
      tools that they already use.</p><p>Would a quarter of an hour on Thursday be worth it? I would \
      show you two of these plans before and after, and leave you the list of questions that we ask \
      ourselves; you can work through it with us or without us, it is the same list.</p><p>Kind \
      regards<br/>Robin Harbour<br/>Customer Planning</p><hr/><p style="font-size:11px;color:#888">You \
      get this mail because {{company}} is listed in the public register of planners. You would \
      rather not? <a href="https://mail.example.com/unsubscribe/0123456789abcdef">Unsubscribe here\
      </a>, and no more will follow.</p></td></tr></table></td></tr></table></body></html>""";

  private static final int COMPANIES = 997;

  private UnitOfWork() {}

  /** Returns the address of a recipient. */
  public static String email(long number) {
    return "person" + number + "@example.com";
  }

  public static String firstName(long number) {
    return "Ada" + number;
  }

  public static String company(long number) {
    return "Keller & Sons " + number % COMPANIES;
  }

  public static String city() {
    return "Leeds";
  }
}
