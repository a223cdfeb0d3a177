package dev.tailback.server.localstack;

import dev.tailback.server.wire.WireRequest;

/**
 * A request to {@code /_aws/sqs/messages}, where LocalStack shows a queue's messages without
 * receiving them. The queue is given as {@code ?QueueUrl=} or by {@code
 * /<region>/<account>/<name>}; SDKs get there by calling ReceiveMessage with that endpoint.
 */
public final class PeekRequest {
  /** The path of such requests, or its prefix. */
  public static final String PATH = "/_aws/sqs/messages";

  private PeekRequest() {}

  /** Returns the equivalent ReceiveMessage request, on the queue that the path names. */
  public static WireRequest asReceive(WireRequest request) {
    String queue = request.path().substring(PATH.length());
    String action = "Action=ReceiveMessage";
    return new WireRequest(
        request.method(),
        queue.length() > 1 ? "/queue" + queue : "/",
        request.query().isEmpty() ? action : action + "&" + request.query(),
        request.headers(),
        request.body(),
        request.baseUrl(),
        request.source());
  }
}
