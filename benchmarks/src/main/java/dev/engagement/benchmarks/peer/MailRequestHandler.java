package dev.engagement.benchmarks.peer;

import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Sends what JobRunr kept. */
public final class MailRequestHandler implements JobRequestHandler<MailRequest> {

  private final MailClient mails;
  private final Countdown countdown;

  MailRequestHandler(MailClient mails, Countdown countdown) {
    this.mails = mails;
    this.countdown = countdown;
  }

  @Override
  public void run(MailRequest request) throws Exception {
    mails.post(MailRenderer.render(request.item(), request.mail()));
    countdown.done();
  }
}
