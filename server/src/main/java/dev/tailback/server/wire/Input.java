package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one request structure by their API names, whatever the protocol.
 *
 * <p>Lists and maps have a second name, which the Query protocol uses for their elements: {@code AttributeNames} is {@code AttributeName.1}, {@code AttributeName.2} and so on. All methods return {@code null} for a member that is absent or, in JSON, {@code null}. They throw {@link BadRequest} if the member has the wrong type, and {@link Refusal} if an element of a list or map is {@code null}.
 */
public interface Input {

  /** Returns the refusal of a request that lacks a required member. */
  static Refusal missing(String name) {
    return new Refusal(
        ErrorShape.MISSING_PARAMETER, "The request must contain the parameter " + name + ".");
  }

  /** Returns a string. */

  @Nullable String string(String name);

  /** Returns a whole number. */

  @Nullable Integer integer(String name);

  /** Returns a binary value, decoded from base64. */
  byte @Nullable [] blob(String name);

  /** Returns a list of strings; in Query {@code queryName.N}. */
  @Nullable List<String> strings(String name, String queryName);

  /** Returns a list of strings as {@link #strings} does, but an empty one if it is absent. */
  default List<String> stringsOrNone(String name, String queryName) {
    List<String> strings = strings(name, queryName);
    return strings == null ? List.of() : strings;
  }

  /** Returns a list of structures; in Query {@code queryName.N.Member}. */
  @Nullable List<Input> structures(String name, String queryName);

  /**
   * Returns a map of strings in the request's order; in Query {@code
   * queryName.N.keyName} and {@code queryName.N.valueName}.
   */
  @Nullable Map<String, String> map(
      String name, String queryName, String keyName, String valueName);

  /**
   * Returns a map of structures in the request's order; in Query {@code
   * queryName.N.keyName} and {@code queryName.N.valueName.Member}.
   */
  @Nullable Map<String, Input> structureMap(
      String name, String queryName, String keyName, String valueName);
}
