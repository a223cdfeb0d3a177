package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one request structure by their API names, whatever the protocol.
 *
 * <p>A list or map has other names in the Query protocol, which its constant knows. All methods
 * return {@code null} for a member that is absent or, in JSON, {@code null}. They throw {@link
 * BadRequest} if the member has the wrong type, and {@link Refusal} if an element of a list or map
 * is {@code null}.
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

  /** Returns a boolean. */
  @Nullable Boolean bool(String name);

  /** Returns a floating-point number. */
  @Nullable Double decimal(String name);

  /** Returns a timestamp: seconds since 1970 in JSON, ISO 8601 in Query. */
  @Nullable Instant time(String name);

  /** Returns a binary value, decoded from base64. */
  byte @Nullable [] blob(String name);

  /** Returns a structure. */
  @Nullable Input structure(String name);

  /** Returns a list of strings. */
  @Nullable List<String> strings(ListMember member);

  /** Returns a list of strings as {@link #strings} does, but an empty one if it is absent. */
  default List<String> stringsOrNone(ListMember member) {
    List<String> strings = strings(member);
    return strings == null ? List.of() : strings;
  }

  /** Returns a list of floating-point numbers. */
  double @Nullable [] decimals(ListMember member);

  /** Returns a list of structures. */
  @Nullable List<Input> structures(ListMember member);

  /** Returns a map of strings in the request's order. */
  @Nullable Map<String, String> map(MapMember member);

  /** Returns a map of structures in the request's order. */
  @Nullable Map<String, Input> structureMap(MapMember member);
}
