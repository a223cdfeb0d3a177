package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts the clients' requests into the upstream's: in the same protocol, unchanged except for
 * the names of queues, and without the client's signature.
 *
 * <p>The upstream can read a request only in the way that this server has read it: each header and
 * parameter occurs once, and nothing contradicts the protocol.
 */
final class UpstreamRequests {
  /** Headers that are sent on. The others belong to the client's connection or its signature. */
  private static final List<String> HEADERS =
      List.of(
          "accept",
          "amz-sdk-invocation-id",
          "amz-sdk-request",
          "user-agent",
          "x-amz-user-agent",
          "x-amzn-trace-id");

  /** The prefix of a signature's parameters in a URL or a form. */
  private static final String SIGNED = "x-amz-";

  /** Their older names, in lower case. */
  private static final Set<String> SIGNED_BEFORE =
      Set.of("awsaccesskeyid", "securitytoken", "signature", "signaturemethod", "signatureversion");

  private static final String TYPE = "content-type";
  private static final String QUERY_MODE = "x-amzn-query-mode";
  private static final String OWNER = "QueueOwnerAWSAccountId";
  private static final byte[] NO_BODY = {};
  private static final Set<String> WITH_ATTRIBUTES = Set.of("CreateQueue", "SetQueueAttributes");

  private final Upstream upstream;

  UpstreamRequests(Upstream upstream) {
    this.upstream = upstream;
  }

  /**
   * Returns the request for a call.
   *
   * @param queue the upstream's queue that the call is about, {@code null} if there is none
   * @throws BadRequest if it can be read in more than one way
   */
  UpstreamRequest of(
      WireRequest sent, Protocol protocol, Call call, @Nullable QueueAddress queue, String region) {
    MemberEdit edit = (path, text) -> edited(call, queue, path, text);
    String base = upstream.base(region);
    String owner = owner(call, queue);
    return protocol.readsForms()
        ? form(sent, base + pathOf(sent, protocol, queue), edit, owner)
        : json(sent, base + "/", call, edit, owner);
  }

  /**
   * Returns the account to add to a request that lacks it: clients see every queue in one account.
   */
  private @Nullable String owner(Call call, @Nullable QueueAddress queue) {
    if (queue == null || !call.action().equals("GetQueueUrl")) {
      return null;
    }
    boolean isSaid = call.input().string(OWNER) != null;
    boolean isImplied = queue.account().equals(upstream.queues().home().account());
    return isSaid || isImplied ? null : queue.account();
  }

  private static String pathOf(WireRequest sent, Protocol protocol, @Nullable QueueAddress queue) {
    boolean isNamed = !protocol.service().traits().queryParameters(sent.path()).isEmpty();
    return queue == null || !isNamed ? "/" : escaped(path(queue));
  }

  private static String escaped(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static UpstreamRequest form(
      WireRequest sent, String url, MemberEdit edit, @Nullable String owner) {
    String form =
        FormEdit.edit(sent.query(), sent.body(), edit)
            + (owner == null ? "" : "&" + OWNER + "=" + owner);
    Map<String, List<String>> headers = headers(sent);
    if (sent.method().equals("GET")) {
      return new UpstreamRequest("GET", URI.create(url + "?" + form), headers, NO_BODY);
    }
    headers.put(TYPE, List.of("application/x-www-form-urlencoded; charset=utf-8"));
    return new UpstreamRequest(
        "POST", URI.create(url), headers, form.getBytes(StandardCharsets.US_ASCII));
  }

  private static UpstreamRequest json(
      WireRequest sent, String url, Call call, MemberEdit edit, @Nullable String owner) {
    Map<String, List<String>> headers = headers(sent);
    headers.put(TYPE, List.of("application/x-amz-json-1.0"));
    headers.put("x-amz-target", List.of("AmazonSQS." + call.action()));
    if ("true".equals(sent.header(QUERY_MODE))) {
      headers.put(QUERY_MODE, List.of("true"));
    }
    try {
      byte[] body = JsonEdit.edit(sent.body(), edit);
      return new UpstreamRequest(
          "POST", URI.create(url), headers, owner == null ? body : withOwner(body, owner));
    } catch (IOException ambiguous) {
      throw BadRequest.malformed("The request's body has two members of one name.");
    }
  }

  /** Adds a member to an object that has others. */
  private static byte[] withOwner(byte[] json, String owner) {
    String object = new String(json, StandardCharsets.UTF_8);
    String member = "{\"" + OWNER + "\":\"" + owner + "\",";
    return (member + object.substring(object.indexOf('{') + 1)).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> headers(WireRequest sent) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : HEADERS) {
      String value = sent.header(name);
      if (value != null && !isOfBrowser(name, value)) {
        headers.put(name, List.of(value));
      }
    }
    return headers;
  }

  /**
   * Returns whether a header marks a browser's call, that of the console, which has been let in.
   * Another Tailback would mistake the call for a web page's.
   */
  private static boolean isOfBrowser(String header, String value) {
    return header.equals("user-agent") && value.startsWith("Mozilla/");
  }

  private @Nullable String edited(
      Call call, @Nullable QueueAddress queue, String path, String text) {
    String name = path.toLowerCase(Locale.ROOT); // because a lenient upstream might read it
    if (name.startsWith(SIGNED) || SIGNED_BEFORE.contains(name)) {
      return null;
    }
    if (queue == null) {
      return text;
    }
    return switch (name) {
      case "queueurl" -> upstream.base(queue.region()) + path(queue);
      case "queuename" -> queue.name();
      case "queueownerawsaccountid" -> queue.account();
      case "sourcearn" -> queue.arn();
      case "destinationarn" -> destination(text);
      default -> mayHaveArns(call, path) ? upstream.queues().toUpstream(text) : text;
    };
  }

  private static String path(QueueAddress queue) {
    return "/" + queue.account() + "/" + queue.name();
  }

  private String destination(String arn) {
    QueueAddress local = QueueAddress.ofArn(arn);
    QueueAddress queue = local == null ? null : upstream.queues().upstream(local.name());
    return queue == null ? arn : queue.arn();
  }

  private static boolean mayHaveArns(Call call, String path) {
    return path.startsWith("Attribute") && WITH_ATTRIBUTES.contains(call.action());
  }
}
