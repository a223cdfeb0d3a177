package dev.tailback.server.forward;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to the upstream, complete but not signed.
 *
 * @param method the method, such as {@code POST}
 * @param uri where it goes, with scheme, host, path and query string
 * @param headers all values of each header, whose names are in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed over, requests are never compared
public record UpstreamRequest(
    String method, URI uri, Map<String, List<String>> headers, byte[] body) {

  /** Returns the same request with more headers. */
  UpstreamRequest with(Map<String, List<String>> more) {
    Map<String, List<String>> all = new TreeMap<>(headers);
    all.putAll(more);
    return new UpstreamRequest(method, uri, all, body);
  }
}
