package dev.engagement.benchmarks.adapter;

/** A way of posting mails to the provider. */
interface Poster extends AutoCloseable {

  /** Posts so many mails, and returns when the last one is answered. */
  void post(int mails) throws Exception;

  @Override
  void close();
}
