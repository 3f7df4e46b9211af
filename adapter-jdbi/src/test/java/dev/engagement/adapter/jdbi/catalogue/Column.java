package dev.engagement.adapter.jdbi.catalogue;

import java.util.List;

/**
 * A column of a table.
 *
 * @param checked whether a check looks at it
 * @param literals the texts that these checks name
 */
record Column(String name, String type, boolean nullable, boolean checked, List<String> literals) {}
