package dev.tailback.server.action;

import dev.tailback.engine.QueueAddress;
import dev.tailback.engine.Refusal;
import dev.tailback.server.protocol.Caller;
import dev.tailback.server.protocol.HostRegion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a queue, understood whatever its host is.
 *
 * <p>What counts is the end of the path: {@code /account/name}, or {@code /name} and {@code
 * /queue/name} for the caller's account, or a bare name. The region is the one in a host such as
 * {@code sqs.eu-west-1.amazonaws.com} or in a path {@code /queue/region/account/name}, else the
 * caller's.
 */
final class QueueUrl {
  private QueueUrl() {}

  /**
   * The queue a URL names, whether it exists or not.
   *
   * @throws Refusal InvalidAddress, where a URL has no path
   */
  static QueueAddress resolve(String url, Caller caller) {
    int afterScheme = url.indexOf("://");
    int pathStart = afterScheme < 0 ? 0 : url.indexOf('/', afterScheme + 3);
    List<String> path = pathStart < 0 ? List.of() : segments(url.substring(pathStart));
    if (path.isEmpty()) {
      throw new Refusal(
          Refusal.Reason.INVALID_ADDRESS,
          "The address " + url + " is not valid for this endpoint.");
    }
    String name = path.get(path.size() - 1);
    String before = fromEnd(path, 2);
    String account = before != null && Caller.isAccount(before) ? before : caller.account();
    return new QueueAddress(account, region(url, afterScheme, pathStart, path, caller), name);
  }

  private static String region(
      String url, int afterScheme, int pathStart, List<String> path, Caller caller) {
    if ("queue".equals(fromEnd(path, 4))) {
      return path.get(path.size() - 3);
    }
    String host = afterScheme < 0 ? "" : url.substring(afterScheme + 3, pathStart);
    String inHost = HostRegion.of(host);
    return inHost == null ? caller.region() : inHost;
  }

  private static List<String> segments(String path) {
    return Stream.of(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }

  private static @Nullable String fromEnd(List<String> path, int position) {
    return path.size() < position ? null : path.get(path.size() - position);
  }
}
