package broken.core.feature;

import broken.adapter.one.First;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateState;
import java.time.Instant;

/**
 * Breaks: core knows ports alone and shows little; aggregates; time from outside; no standard
 * streams.
 */
public final class Exposed {

  First first = new First();

  Lease lease() {
    return new Lease("", Instant.now());
  }

  Template published(Template draft) {
    System.out.println("published");
    return new Template(
        draft.tenant(),
        draft.id(),
        draft.name(),
        draft.content(),
        TemplateState.PUBLISHED,
        draft.revision(),
        draft.variables(),
        draft.createdAt(),
        draft.updatedAt(),
        draft.version());
  }
}
