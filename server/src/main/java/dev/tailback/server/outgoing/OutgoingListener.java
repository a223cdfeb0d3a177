package dev.tailback.server.outgoing;

/** Is told what became of a request. It is called on a thread of {@link OutgoingHttp}'s. */
public interface OutgoingListener {

  /** Tells the answer, whatever its status. */
  void answered(OutgoingReply reply);

  /** Tells why there is no answer. */
  void failed(String why);
}
