package dev.tailback.server.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members of a result by their API names, whatever the protocol.
 *
 * <p>Values that are {@code null} or empty are left out. Lists and maps have a second name, that of the repeated element in the Query protocol's XML.
 */
public interface Output {

  /** Writes a string. */

  void string(String name, @Nullable String value);

  /** Writes a whole number. */

  void number(String name, @Nullable Long value);

  /** Writes a boolean. */

  void bool(String name, boolean value);

  /** Writes a binary value as base64. */
  void blob(String name, byte @Nullable [] value);

  /** Writes a list of strings. */
  void strings(String name, String queryName, List<String> values);

  /** Writes a list of strings; in JSON even if it is empty. */
  void requiredStrings(String name, String queryName, List<String> values);

  /** Writes a list of structures. */
  void structures(String name, String queryName, List<? extends Result> values);

  /** Writes a map of strings. */
  void map(
      String name, String queryName, String keyName, String valueName, Map<String, String> values);

  /** Writes a map of structures. */
  void structureMap(
      String name,
      String queryName,
      String keyName,
      String valueName,
      Map<String, ? extends Result> values);
}
