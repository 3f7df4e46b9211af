package dev.engagement.adapter.mustache.template;

/** Takes what an HTML body comes to as plain text, piece by piece. */
interface Layout {

  /** Writes words; white space is one space, and none at the ends of a line. */
  void words(String words);

  /** Makes sure that what follows begins a line. */
  void line();

  /** Makes sure that there is a blank line before what follows. */
  void paragraph();

  /** Ends the line; twice in a row it leaves one blank. */
  void newLine();

  /** Writes where a link leads, unless its words say so. */
  void target(String target, String words);
}
