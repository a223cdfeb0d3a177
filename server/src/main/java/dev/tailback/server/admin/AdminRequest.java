package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.config.FieldException;
import dev.tailback.config.Fields;
import dev.tailback.engine.queue.QueueAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the admin API.
 *
 * @param path the segments after {@code /_tailback}
 * @param query the parameters of the URL
 * @param body the fields of the JSON object in the body; none if there is no body
 */
record AdminRequest(String method, List<String> path, Map<String, String> query, Fields body) {
  static final String ACCOUNT = "account";
  static final String REGION = "region";
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  static AdminRequest of(String method, String path, String query, byte[] body) {
    return new AdminRequest(
        method, segments(path), UrlParameters.read(query), AdminBody.read(body));
  }

  /** Checks that the method is one of these. */
  AdminRequest require(String... methods) {
    if (!List.of(methods).contains(method)) {
      throw AdminException.method(this, List.of(methods));
    }
    return this;
  }

  /** Checks that the URL has no other parameters. */
  void onlyParameters(List<String> known) {
    UrlParameters.checkKnown(query, known);
  }

  /** Returns the parameter {@code account}; {@code null} if absent. */
  @Nullable String account() {
    String account = query.get(ACCOUNT);
    if (account != null && !QueueAddress.isAccount(account)) {
      throw wrong(ACCOUNT, "twelve digits");
    }
    return account;
  }

  /** Returns the parameter {@code region}; {@code null} if absent. */
  @Nullable String region() {
    String region = query.get(REGION);
    if (region != null && region.isEmpty()) {
      throw wrong(REGION, "a region such as us-east-1");
    }
    return region;
  }

  /** Returns what the parameters {@code account} and {@code region} select. */
  Selection selection() {
    return new Selection(account(), region());
  }

  /**
   * Returns a parameter that is a whole number in a range, or a default if it is absent.
   *
   * @param to the largest number, {@link Long#MAX_VALUE} for no limit
   */
  long number(String name, long from, long to, long otherwise) {
    String text = query.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The exception below says so.
    }
    throw wrong(
        name,
        "a whole number of at least " + from + (to == Long.MAX_VALUE ? "" : " and at most " + to));
  }

  /** Returns an exception that says what a parameter is, and what it must be. */
  FieldException wrong(String parameter, String expected) {
    String value = query.get(parameter);
    String found = value == null ? "missing" : "'" + value + "'";
    return new FieldException(
        parameter,
        "The parameter " + parameter + " is " + found + ", and must be " + expected + ".");
  }

  /** Returns the path of the URL, without percent escapes. */
  String fullPath() {
    return Admin.PATH + "/" + String.join("/", path);
  }

  /** Checks that the path has no more than this many segments. */
  AdminRequest atMost(int segments) {
    if (path.size() > segments) {
      String known = String.join("/", path.subList(0, segments));
      throw AdminException.notFound("There is nothing under " + known + ".");
    }
    return this;
  }

  /** Returns the segment at an index, or an empty text. */
  String segment(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(UrlParameters.decode(segment));
      }
    }
    return List.copyOf(segments);
  }
}
