package dev.tailback.server.outgoing;

/** Gets the outcome of a request. Called on a thread of {@link OutgoingHttp}. */
public interface OutgoingListener {

  /** Called with the answer, whatever its status. */
  void answered(OutgoingReply reply);

  /** Called with the reason why there is no answer. */
  void failed(String why);
}
