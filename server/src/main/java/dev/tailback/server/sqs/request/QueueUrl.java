package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Caller;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves queue URLs, whatever their host.
 *
 * <p>Only the end of the path matters: {@code /account/name}; or {@code /name}, {@code /queue/name}
 * or a bare name in the caller's account. The region is that of a host such as {@code
 * sqs.eu-west-1.amazonaws.com} or of a path {@code /queue/region/account/name}, else the caller's.
 */
public final class QueueUrl {
  /** How many segments at the end of a path matter. */
  private static final int MAX_SEGMENTS = 4;

  private QueueUrl() {}

  /**
   * Returns the address of the queue that a URL names, whether it exists or not.
   *
   * @throws Refusal InvalidAddress, if the URL has no path
   */
  public static QueueAddress resolve(String url, Caller caller) {
    int afterScheme = url.indexOf("://");
    int pathStart = afterScheme < 0 ? 0 : url.indexOf('/', afterScheme + 3);
    List<String> fromEnd = pathStart < 0 ? List.of() : lastSegments(url, pathStart);
    if (fromEnd.isEmpty()) {
      throw new Refusal(
          SqsErrors.INVALID_ADDRESS, "The address " + url + " is not valid for this endpoint.");
    }
    boolean isOfAccount = fromEnd.size() > 1 && QueueAddress.isAccount(fromEnd.get(1));
    String account = isOfAccount ? fromEnd.get(1) : caller.account();
    return new QueueAddress(
        account, region(url, afterScheme, pathStart, fromEnd, caller), fromEnd.get(0));
  }

  private static String region(
      String url, int afterScheme, int pathStart, List<String> fromEnd, Caller caller) {
    if (fromEnd.size() == MAX_SEGMENTS && fromEnd.get(3).equals("queue")) {
      return fromEnd.get(2);
    }
    String host = afterScheme < 0 ? "" : url.substring(afterScheme + 3, pathStart);
    String inHost = HostRegion.of(host);
    return inHost == null ? caller.region() : inHost;
  }

  /**
   * Returns the last non-empty segments of the path that starts at {@code from}, the last one
   * first.
   */
  private static List<String> lastSegments(String url, int from) {
    List<String> segments = new ArrayList<>(MAX_SEGMENTS);
    int end = url.length();
    while (end > from && segments.size() < MAX_SEGMENTS) {
      int slash = url.lastIndexOf('/', end - 1);
      int start = Math.max(slash + 1, from);
      if (start < end) {
        segments.add(url.substring(start, end));
      }
      end = slash;
    }
    return segments;
  }
}
