package dev.engagement.core.guardrail;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest answer, because neighbours in claim order mostly ask the same question. Not
 * safe for concurrent use.
 */
final class Latest<Q, A> {

  private @Nullable Q question;
  private @Nullable A answer;

  A answer(Q asked, Function<? super Q, ? extends A> search) {
    A known = answer;
    if (known == null || !asked.equals(question)) {
      known = search.apply(asked);
      question = asked;
      answer = known;
    }
    return known;
  }
}
