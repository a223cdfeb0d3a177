package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one request structure, under the names of the SQS API, whichever protocol brought
 * them.
 *
 * <p>Lists and maps have a second name, the one the Query protocol flattens them under: {@code
 * AttributeNames} is {@code AttributeName.1}, {@code AttributeName.2} and so on there. A member
 * that is absent (in JSON also one that is {@code null}) is {@code null} here. An element of a list
 * or map that is {@code null} is refused. A member of the wrong type is answered with {@link
 * BadRequest}.
 */
public interface Input {

  /** Returns the refusal of a request in which a required member is absent or empty. */
  static Refusal missing(String name) {
    return new Refusal(
        ErrorShape.MISSING_PARAMETER, "The request must contain the parameter " + name + ".");
  }

  @Nullable String string(String name);

  @Nullable Integer integer(String name);

  /** A binary value, decoded from base64. */
  byte @Nullable [] blob(String name);

  /** A list of strings; in Query {@code queryName.N}. */
  @Nullable List<String> strings(String name, String queryName);

  /** As {@link #strings}, and an empty list where it is absent. */
  default List<String> stringsOrNone(String name, String queryName) {
    List<String> strings = strings(name, queryName);
    return strings == null ? List.of() : strings;
  }

  /** A list of structures; in Query {@code queryName.N.Member}. */
  @Nullable List<Input> structures(String name, String queryName);

  /**
   * A map from strings to strings, in the order of the request; in Query {@code
   * queryName.N.keyName} and {@code queryName.N.valueName}.
   */
  @Nullable Map<String, String> map(
      String name, String queryName, String keyName, String valueName);

  /**
   * A map from strings to structures, in the order of the request; in Query {@code
   * queryName.N.keyName} and {@code queryName.N.valueName.Member}.
   */
  @Nullable Map<String, Input> structureMap(
      String name, String queryName, String keyName, String valueName);
}
