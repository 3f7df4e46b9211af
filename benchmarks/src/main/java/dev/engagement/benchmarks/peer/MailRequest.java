package dev.engagement.benchmarks.peer;

import org.jobrunr.jobs.lambdas.JobRequest;

/** A mail, as JobRunr keeps it. */
public record MailRequest(String item, Mail mail) implements JobRequest {

  @Override
  public Class<MailRequestHandler> getJobRequestHandler() {
    return MailRequestHandler.class;
  }
}
