package dev.tailback.server.forward;

import java.io.IOException;

/**
 * Gets the outcome of a request to the upstream: one of the two methods is called, once, on its IO
 * thread.
 */
interface UpstreamListener {

  /** The upstream has answered. */
  void answered(UpstreamAnswer answer);

  /** There is no answer. */
  void failed(IOException reason);
}
