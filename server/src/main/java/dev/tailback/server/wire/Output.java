package dev.tailback.server.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a result writes its members, under the names of the SQS API, whichever protocol carries
 * them.
 *
 * <p>What is {@code null} or empty is left out, as SQS does it. Lists and maps have a second name,
 * that of the repeated element in the Query protocol's XML.
 */
public interface Output {

  void string(String name, @Nullable String value);

  void number(String name, @Nullable Long value);

  void bool(String name, boolean value);

  /** A binary value, as base64. */
  void blob(String name, byte @Nullable [] value);

  /** A list of strings. */
  void strings(String name, String queryName, List<String> values);

  /** A list of strings that in JSON is there even when it is empty. */
  void requiredStrings(String name, String queryName, List<String> values);

  /** A list of structures. */
  void structures(String name, String queryName, List<? extends Result> values);

  /** A map from strings to strings. */
  void map(
      String name, String queryName, String keyName, String valueName, Map<String, String> values);

  /** A map from strings to structures. */
  void structureMap(
      String name,
      String queryName,
      String keyName,
      String valueName,
      Map<String, ? extends Result> values);
}
