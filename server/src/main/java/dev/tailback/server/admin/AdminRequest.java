package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request to the admin API.
 *
 * @param path the segments after {@code /_tailback}
 * @param query the parameters of the URL
 * @param body the JSON object that was sent; empty where there was none
 */
record AdminRequest(String method, List<String> path, Map<String, String> query, Fields body) {
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  static AdminRequest of(String method, String path, String query, byte[] body) {
    return new AdminRequest(method, segments(path), parameters(query), AdminBody.read(body));
  }

  /** Refuses any other method than this. */
  void require(String only) {
    if (!method.equals(only)) {
      throw AdminProblem.method(only);
    }
  }

  /** Refuses a path with more segments than this. */
  AdminRequest atMost(int segments) {
    if (path.size() > segments) {
      String known = String.join("/", path.subList(0, segments));
      throw AdminProblem.notFound("There is nothing under " + known + ".");
    }
    return this;
  }

  /** The segment at this place, or nothing. */
  String segment(int place) {
    return place < path.size() ? path.get(place) : "";
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decode(segment));
      }
    }
    return List.copyOf(segments);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (!parameter.isEmpty()) {
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        parameters.put(decode(name), equals < 0 ? "" : decode(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AdminProblem.request("The URL has a bad percent escape: " + text);
    }
  }
}
