package dev.tailback.server.protocol;

import dev.tailback.engine.Refusal;
import java.util.Set;

/** AWS Query: parameters in the URL or in a form; XML out, or JSON where the client prefers it. */
final class QueryProtocol implements Protocol {
  static final QueryProtocol INSTANCE = new QueryProtocol(false);
  static final String FORM = "application/x-www-form-urlencoded";
  static final String CONTENT_TYPE = "text/xml";

  private static final QueryProtocol WITH_JSON_ANSWERS = new QueryProtocol(true);
  private static final String JSON_CONTENT_TYPE = "application/json";

  private static final Set<String> NOT_ON_A_QUEUE = Set.of("CreateQueue", "ListQueues");

  private final boolean answersInJson;

  private QueryProtocol(boolean answersInJson) {
    this.answersInJson = answersInJson;
  }

  /** The protocol with the form of answer that a request asks for. */
  static QueryProtocol of(WireRequest.Headers headers) {
    String accepted = headers.first("Accept");
    boolean json = accepted != null && accepted.startsWith(JSON_CONTENT_TYPE);
    return json ? WITH_JSON_ANSWERS : INSTANCE;
  }

  @Override
  public Call read(WireRequest request, Caller anonymous) {
    if (!request.method().equals("POST") && !request.method().equals("GET")) {
      throw BadRequest.noOperation();
    }
    QueryInput input = QueryInput.of(request.query(), request.body());
    String action = action(input, request.path());
    String queue = QueuePath.of(request.path());
    if (queue != null) {
      input.setDefault("QueueUrl", queue);
    }
    Caller caller = Credentials.of(request, input).caller(anonymous);
    return new Call(action, input, caller, request.endpoint(), request.traceHeader());
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
  public WireResponse success(String action, Result result, String requestId) {
    if (answersInJson) {
      byte[] body = QueryJsonOutput.success(action, result, requestId);
      return new WireResponse(200, JSON_CONTENT_TYPE, requestId, null, body);
    }
    XmlText xml = new XmlText().startDocument(action + "Response");
    if (result != Result.NOTHING) {
      new XmlOutput(xml).structure(action + "Result", result);
    }
    xml.start("ResponseMetadata").element("RequestId", requestId).end("ResponseMetadata");
    return response(200, requestId, xml.end(action + "Response"));
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
    if (answersInJson) {
      byte[] body = QueryJsonOutput.error(shape, text, requestId);
      return new WireResponse(shape.status(), JSON_CONTENT_TYPE, requestId, null, body);
    }
    XmlText xml = new XmlText().startDocument("ErrorResponse").start("Error");
    xml.element("Type", shape.fault().wireName());
    xml.element("Code", shape.queryCode());
    xml.element("Message", text).empty("Detail").end("Error");
    xml.element("RequestId", requestId).end("ErrorResponse");
    return response(shape.status(), requestId, xml);
  }

  private static WireResponse response(int status, String requestId, XmlText xml) {
    return new WireResponse(status, CONTENT_TYPE, requestId, null, xml.bytes());
  }
}
