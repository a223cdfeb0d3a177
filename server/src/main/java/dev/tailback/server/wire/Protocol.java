package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;

/** Reads calls to one service and writes the responses, in one of AWS's protocols. */
public sealed interface Protocol permits CborProtocol, JsonProtocol, QueryProtocol {

  /** Returns the service whose calls it reads. */
  ServiceModel service();

  /**
   * Reads a call from a request.
   *
   * @param anonymous account and region of a request that names none
   * @throws BadRequest if the request can't be read
   * @throws Refusal if the service refuses it for what can be seen while reading
   */
  Call read(WireRequest request, Caller anonymous);

  /** Returns whether requests are parameters in a URL or a form. */
  default boolean readsForms() {
    return false;
  }

  /** Returns the maximum number of bytes that an answer has for a byte of a text in it. */
  int maxEscape();

  /** Returns the response to a call that succeeded. */
  WireResponse success(String action, Result result, String requestId);

  /** Returns the response to a call that was refused. */
  WireResponse refusal(Refusal refusal, String requestId);

  /** Returns the response to a request that can't be read. */
  default WireResponse refusal(BadRequest problem, String requestId) {
    return problem.shape().equals(ErrorShape.NO_OPERATION)
        ? WireResponse.noOperation(service(), requestId)
        : error(problem.shape(), problem.text(), requestId).withFailure(problem.failure());
  }

  /** Returns the response to a call that failed because of a bug in the emulator. */
  default WireResponse failure(String requestId) {
    return error(ErrorShape.INTERNAL_FAILURE, "The emulator has failed; see its log.", requestId);
  }

  /** Returns the error for an action that the service does not have. */
  BadRequest unknownAction(String action);

  /** Returns an error response. An empty text is left out where the protocol allows it. */
  WireResponse error(ErrorShape shape, String text, String requestId);
}
