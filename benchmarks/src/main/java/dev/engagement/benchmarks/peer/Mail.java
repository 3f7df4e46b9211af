package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.surroundings.UnitOfWork;
import java.io.Serializable;

/** What a mail is made of. */
public record Mail(String email, String firstName, String company, String city)
    implements Serializable {

  /** Returns the mail to a recipient. */
  public static Mail to(long number) {
    return new Mail(
        UnitOfWork.email(number),
        UnitOfWork.firstName(number),
        UnitOfWork.company(number),
        UnitOfWork.city());
  }
}
