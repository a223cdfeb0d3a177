package dev.tailback.server.forward;

/** Watches the forwarded calls that are answered. */
@FunctionalInterface
public interface AnswerWatcher {

  /**
   * Is told of a call whose answer has been handed to the client's connection. It is called on the
   * IO thread of that connection, or on a worker thread, by several threads at a time: it must be
   * quick and must not wait.
   */
  void answered(AnsweredCall call);
}
