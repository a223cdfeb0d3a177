package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.config.FieldException;
import dev.tailback.config.Fields;
import dev.tailback.engine.queue.QueueAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the admin API.
 *
 * @param path the segments after {@code /_tailback}
 * @param query the parameters of the URL
 * @param body the JSON object that was sent; empty where there was none
 */
record AdminRequest(String method, List<String> path, Map<String, String> query, Fields body) {
  static final String ACCOUNT = "account";
  static final String REGION = "region";
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  static AdminRequest of(String method, String path, String query, byte[] body) {
    return new AdminRequest(method, segments(path), parameters(query), AdminBody.read(body));
  }

  /** Refuses any method but these. */
  AdminRequest require(String... methods) {
    if (!List.of(methods).contains(method)) {
      throw AdminProblem.method(this, List.of(methods));
    }
    return this;
  }

  /** Refuses parameters of the URL with any other name. */
  void onlyParameters(List<String> known) {
    for (String name : query.keySet()) {
      if (!known.contains(name)) {
        throw new FieldException(
            name, "There is no parameter " + name + " here. " + Fields.offer(known));
      }
    }
  }

  /** The account that the parameter {@code account} names; {@code null} where it is absent. */
  @Nullable String account() {
    String account = query.get(ACCOUNT);
    if (account != null && !QueueAddress.isAccount(account)) {
      throw wrong(ACCOUNT, "twelve digits");
    }
    return account;
  }

  /** The region that the parameter {@code region} names; {@code null} where it is absent. */
  @Nullable String region() {
    String region = query.get(REGION);
    if (region != null && region.isEmpty()) {
      throw wrong(REGION, "a region such as us-east-1");
    }
    return region;
  }

  /** What is wrong with a parameter that is present. */
  FieldException wrong(String parameter, String wanted) {
    String value = query.get(parameter);
    return new FieldException(
        parameter,
        "The parameter " + parameter + " is '" + value + "', and must be " + wanted + ".");
  }

  /** The path as it is in the URL, but for its percent escapes. */
  String fullPath() {
    return Admin.PATH + "/" + String.join("/", path);
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
        String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
        String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
        if (parameters.put(name, value) != null) {
          throw new FieldException(name, "The parameter " + name + " is given twice.");
        }
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
