package dev.tailback.server.forward;

import dev.tailback.server.wire.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an answer could be SQS's, and not from a proxy, another program, or a connection
 * that was cut off.
 */
final class AnswerCheck {
  private static final int MAX_STATUS = 599;

  /** Actions without a result, so that the JSON answer may have no body. */
  private static final Set<String> WITHOUT_RESULT =
      Set.of(
          "AddPermission",
          "ChangeMessageVisibility",
          "DeleteMessage",
          "DeleteQueue",
          "PurgeQueue",
          "RemovePermission",
          "SetQueueAttributes",
          "TagQueue",
          "UntagQueue");

  private AnswerCheck() {}

  /**
   * Checks an answer to a call.
   *
   * @throws IOException with the reason, if SQS could not have given it
   */
  static void check(UpstreamAnswer answer, Protocol protocol, String action) throws IOException {
    int status = answer.status();
    if ((status != 200 && status < 400) || status > MAX_STATUS) {
      throw notOfSqs(answer, "");
    }
    if (answer.header("content-encoding") != null) {
      throw notOfSqs(answer, " in an encoding that was not asked for");
    }
    if (answer.headers().getOrDefault("content-length", List.of()).size() > 1) {
      throw notOfSqs(answer, " of two lengths");
    }
    if (!isWritten(answer, protocol, action)) {
      throw notOfSqs(answer, " and a body that SQS does not write");
    }
  }

  private static IOException notOfSqs(UpstreamAnswer answer, String what) {
    return new IOException("it answered with status " + answer.status() + what);
  }

  private static boolean isWritten(UpstreamAnswer answer, Protocol protocol, String action) {
    String type = answer.header("content-type");
    return protocol.readsForms()
        ? type != null && isOfQuery(answer, type)
        : isOfJson(answer, type) && isJson(answer, action);
  }

  private static boolean isOfQuery(UpstreamAnswer answer, String type) {
    return type.startsWith("application/json") ? isObject(answer.body()) : isXml(answer, type);
  }

  /** Returns whether the type is that of JSON. ElasticMQ uses another name, or none. */
  private static boolean isOfJson(UpstreamAnswer answer, @Nullable String type) {
    if (type == null) {
      return answer.body().length == 0;
    }
    boolean isError = answer.status() != 200;
    return type.startsWith("application/x-amz-json-")
        || (type.startsWith("application/json") && (!isError || hasErrorType(answer)));
  }

  private static boolean hasErrorType(UpstreamAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8).contains("\"__type\"");
  }

  private static boolean isJson(UpstreamAnswer answer, String action) {
    boolean mayBeEmpty = answer.status() == 200 && WITHOUT_RESULT.contains(action);
    return (mayBeEmpty && answer.body().length == 0) || isObject(answer.body());
  }

  private static boolean isObject(byte[] body) {
    return isFrom(body, "{", "}");
  }

  private static boolean isXml(UpstreamAnswer answer, String type) {
    return (type.startsWith("text/xml") || type.startsWith("application/xml"))
        && isFrom(answer.body(), "<", "Response>");
  }

  /** Returns whether a body begins and ends with these, ignoring whitespace. */
  private static boolean isFrom(byte[] body, String beginning, String end) {
    int from = 0;
    int to = body.length;
    while (from < to && body[from] <= ' ') {
      from++;
    }
    while (to > from && body[to - 1] <= ' ') {
      to--;
    }
    return to - from >= beginning.length() + end.length()
        && has(body, from, beginning)
        && has(body, to - end.length(), end);
  }

  private static boolean has(byte[] body, int at, String text) {
    return new String(body, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }
}
