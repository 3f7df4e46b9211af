package dev.engagement.adapter.jdbi.catalogue;

import java.util.List;

/** A foreign key: which columns name which of another table's. */
record ForeignKey(String name, List<String> columns, String parent, List<String> parentColumns) {}
