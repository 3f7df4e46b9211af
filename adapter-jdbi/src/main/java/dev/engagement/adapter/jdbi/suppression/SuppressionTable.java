package dev.engagement.adapter.jdbi.suppression;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The entries of one scope. */
interface SuppressionTable {

  /** Adds entries that name different things. */
  void add(Collection<SuppressionEntry> entries);

  List<SuppressionEntry> matches(Collection<SuppressionKey> keys);

  Optional<SuppressionEntry> find(SuppressionId id);

  Page<SuppressionEntry> page(PageRequest page);

  boolean remove(SuppressionId id);
}
