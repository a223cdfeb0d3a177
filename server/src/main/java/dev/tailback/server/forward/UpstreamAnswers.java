package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Failure;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.RequestId;
import dev.tailback.server.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts the upstream's answers into the clients': unchanged except for the names of queues.
 * Anything that SQS would not write, such as a proxy's page, is not an answer.
 */
final class UpstreamAnswers {
  private static final String SOURCES = "ListDeadLetterSourceQueues";

  private static final Set<String> WITH_URLS =
      Set.of("CreateQueue", "GetQueueUrl", "ListQueues", SOURCES);

  private static final Set<String> WITH_ARNS = Set.of("GetQueueAttributes", "ListMessageMoveTasks");

  private static final String SOURCE = "DeadLetterQueueSourceArn";

  /** Headers about a body that may have changed. */
  private static final String CHECKSUM = "x-amz-crc32";

  private static final Pattern CODE =
      Pattern.compile("<Code>([^<]*)</Code>|\"__type\"\\s*:\\s*\"(?:[^\"#]*#)?([^\"]*)\"");

  private static final Pattern TEXT =
      Pattern.compile("<Message>([^<]*)</Message>|\"[mM]essage\"\\s*:\\s*\"([^\"]*)\"");

  private final ForwardedQueues queues;

  UpstreamAnswers(ForwardedQueues queues) {
    this.queues = queues;
  }

  /**
   * Returns the answer to a call.
   *
   * @param base what the queue URLs in it begin with
   * @param region the region of the upstream that gave the answer
   * @throws IOException if it is not one that SQS could have given
   */
  WireResponse of(UpstreamAnswer answer, Protocol protocol, Call call, String base, String region)
      throws IOException {
    AnswerCheck.check(answer, protocol, call.action());
    String type = type(answer, protocol);
    boolean isFailure = answer.status() != 200;
    return new WireResponse(
        answer.status(),
        type,
        Objects.requireNonNullElseGet(answer.header("x-amzn-requestid"), RequestId::next),
        answer.header("x-amzn-query-error"),
        null,
        moreHeaders(answer),
        isFailure ? failure(answer.body()) : null,
        isFailure ? answer.body() : edited(answer.body(), type, call, base, region));
  }

  /** Returns the type of an answer, which is always the same in JSON. */
  private static String type(UpstreamAnswer answer, Protocol protocol) {
    String type = Objects.requireNonNullElse(answer.header("content-type"), "");
    boolean isAmazons = protocol.readsForms() || type.startsWith("application/x-amz-json-");
    return isAmazons ? type : "application/x-amz-json-1.0";
  }

  private static Map<String, String> moreHeaders(UpstreamAnswer answer) {
    Map<String, String> more = new TreeMap<>();
    answer
        .headers()
        .forEach(
            (name, values) -> {
              if (name.startsWith("x-amz-") && !name.equals(CHECKSUM)) {
                more.put(name, values.get(0));
              }
            });
    return more;
  }

  private static Failure failure(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String code = found(CODE, text);
    return new Failure(code == null ? "" : code, Objects.requireNonNullElse(found(TEXT, text), ""));
  }

  private static @Nullable String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  private byte[] edited(byte[] body, String type, Call call, String base, String region)
      throws IOException {
    boolean hasUrls = WITH_URLS.contains(call.action());
    boolean hasArns = !queues.mapping().isEmpty();
    boolean isReceive = call.action().equals("ReceiveMessage");
    if (!hasUrls && !(hasArns && (isReceive || WITH_ARNS.contains(call.action())))) {
      return body;
    }
    boolean isJson = type.contains("json");
    byte[] listed =
        call.action().equals(SOURCES)
            ? ListedSources.only(body, isJson, url -> isForwarded(url, region))
            : body;
    if (isJson) {
      return JsonEdit.edit(
          listed, (path, text) -> hasUrls ? url(path, text, base, region) : arns(path, text, call));
    }
    String xml = new String(listed, StandardCharsets.UTF_8);
    return (hasUrls
            ? XmlEdit.edit(xml, "<QueueUrl>", url -> url(url, base, region))
            : arns(xml, isReceive))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String url(String path, String text, String base, String region) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    boolean isUrl = name.equalsIgnoreCase("QueueUrl") || name.equalsIgnoreCase("QueueUrls");
    return isUrl ? url(text, base, region) : text;
  }

  private String url(String url, String base, String region) {
    QueueAddress upstream = address(url, region);
    if (upstream == null) {
      return url;
    }
    QueueAddress local = queues.local(upstream);
    return base + "/" + local.account() + "/" + local.name();
  }

  private boolean isForwarded(String url, String region) {
    QueueAddress upstream = address(url, region);
    return upstream != null && (queues.takesAny() || queues.mapping().containsValue(upstream));
  }

  private static @Nullable QueueAddress address(String url, String region) {
    String[] segments = url.split("/", -1);
    return segments.length < 2
        ? null
        : new QueueAddress(segments[segments.length - 2], region, segments[segments.length - 1]);
  }

  /** Returns a text of JSON; nothing that a client has put into a message is touched. */
  private String arns(String path, String text, Call call) {
    boolean mayHaveArns =
        WITH_ARNS.contains(call.action())
            || path.endsWith("Attributes." + SOURCE)
            || path.endsWith(".Attribute.Value");
    return mayHaveArns ? queues.toLocal(text) : text;
  }

  private String arns(String xml, boolean isReceive) {
    return isReceive
        ? XmlEdit.edit(xml, "<Name>" + SOURCE + "</Name><Value>", queues::toLocal)
        : queues.toLocal(xml);
  }
}
