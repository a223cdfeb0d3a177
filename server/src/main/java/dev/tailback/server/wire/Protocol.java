package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;

/** A wire form of one service's API: reads calls and writes their outcomes. */
public sealed interface Protocol permits JsonProtocol, QueryProtocol {

  /** Returns the service whose requests it reads. */
  ServiceModel service();

  /**
   * Reads a request.
   *
   * @param anonymous who calls, where the request doesn't tell
   * @throws BadRequest if it can't be read
   */
  Call read(WireRequest request, Caller anonymous);

  /** Returns the maximum number of bytes that an answer has for a byte of a text in it. */
  int maxEscape();

  /** The answer to a call that went well. */
  WireResponse success(String action, Result result, String requestId);

  /** The answer to a call that was refused. */
  WireResponse refusal(Refusal refusal, String requestId);

  /** The answer to a request that can't be read. */
  default WireResponse refusal(BadRequest problem, String requestId) {
    return problem.shape().equals(ErrorShape.NO_OPERATION)
        ? WireResponse.noOperation(service(), requestId)
        : error(problem.shape(), problem.text(), requestId);
  }

  /** The answer to a call that met a bug of the emulator. */
  default WireResponse failure(String requestId) {
    return error(ErrorShape.INTERNAL_FAILURE, "The emulator has failed; see its log.", requestId);
  }

  /** What is wrong with a request whose action nobody has heard of. */
  BadRequest unknownAction(String action);

  /** An error of the given shape; an empty text is left out where the protocol can do without. */
  WireResponse error(ErrorShape shape, String text, String requestId);
}
