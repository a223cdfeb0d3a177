package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** AWS Query: parameters in the URL or in a form; XML out, or JSON where the client prefers it. */
final class QueryProtocol implements Protocol {
  static final QueryProtocol INSTANCE = new QueryProtocol(QueryAnswer.XML);
  static final String FORM = "application/x-www-form-urlencoded";
  static final String CONTENT_TYPE = "text/xml";

  private static final QueryProtocol WITH_JSON_ANSWERS = new QueryProtocol(QueryAnswer.JSON);
  private static final QueryProtocol WITH_ANSWERS_OF_LOCAL_STACK =
      new QueryProtocol(QueryAnswer.XML_AS_JSON);
  private static final String JSON_CONTENT_TYPE = "application/json";

  private static final Set<String> NOT_ON_A_QUEUE = Set.of("CreateQueue", "ListQueues");

  private final QueryAnswer answer;

  private QueryProtocol(QueryAnswer answer) {
    this.answer = answer;
  }

  /** The protocol with the form of answer that a request asks for. */
  static QueryProtocol of(WireRequest.Headers headers) {
    return acceptsJson(headers) ? WITH_JSON_ANSWERS : INSTANCE;
  }

  /** The same in the forms of LocalStack, whose JSON has the shape of the XML. */
  static QueryProtocol ofLocalStack(WireRequest.Headers headers) {
    return acceptsJson(headers) ? WITH_ANSWERS_OF_LOCAL_STACK : INSTANCE;
  }

  private static boolean acceptsJson(WireRequest.Headers headers) {
    String accepted = headers.first("Accept");
    return accepted != null && accepted.startsWith(JSON_CONTENT_TYPE);
  }

  @Override
  public Call read(WireRequest request, Caller anonymous) {
    if (!request.method().equals("POST") && !request.method().equals("GET")) {
      throw BadRequest.noOperation();
    }
    String queue = QueuePath.of(request.path());
    QueryInput input = QueryInput.of(queue, request.query(), request.body());
    String action = action(input, request.path());
    Caller caller = Credentials.of(request, input).caller(anonymous);
    return new Call(
        action, input, caller, request.endpoint(), TraceHeader.of(request), request.userAgent());
  }

  private String action(QueryInput input, String path) {
    String action = input.string("Action");
    if (action == null || action.isEmpty()) {
      throw BadRequest.noOperation();
    }
    if (NOT_ON_A_QUEUE.contains(action) && QueuePath.isCertain(path)) {
      throw unknownAction(action);
    }
    return action;
  }

  @Override
  public int maxEscape() {
    return "&quot;".length();
  }

  @Override
  public WireResponse success(String action, Result result, String requestId) {
    return response(200, requestId, result.failure(), answer.success(action, result, requestId));
  }

  @Override
  public WireResponse refusal(Refusal refusal, String requestId) {
    return error(ErrorShape.of(refusal.reason()), ErrorShape.queryText(refusal), requestId);
  }

  @Override
  public BadRequest unknownAction(String action) {
    return BadRequest.unknownOperation("The action " + action + " is not valid for this endpoint.");
  }

  @Override
  public WireResponse error(ErrorShape shape, String text, String requestId) {
    Failure failure = new Failure(shape.name(), text);
    return response(shape.status(), requestId, failure, answer.error(shape, text, requestId));
  }

  private WireResponse response(
      int status, String requestId, @Nullable Failure failure, byte[] body) {
    String contentType = answer == QueryAnswer.XML ? CONTENT_TYPE : JSON_CONTENT_TYPE;
    return new WireResponse(status, contentType, requestId, null, failure, body);
  }
}
