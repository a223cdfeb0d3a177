package dev.tailback.server.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members of a result by their API names, whatever the protocol.
 *
 * <p>Values that are {@code null} or empty are left out. A list or map has other names in the Query
 * protocol, which its constant knows.
 */
public interface Output {

  /** Writes a string. */
  void string(String name, @Nullable String value);

  /** Writes a string, even if it is empty. */
  void requiredString(String name, String value);

  /** Writes a whole number. */
  void number(String name, @Nullable Long value);

  /** Writes a boolean. */
  void bool(String name, boolean value);

  /** Writes a floating-point number. */
  void decimal(String name, @Nullable Double value);

  /** Writes a timestamp, in whole seconds: since 1970 in JSON and CBOR, ISO 8601 in XML. */
  void time(String name, @Nullable Instant value);

  /** Writes a binary value as base64. */
  void blob(String name, byte @Nullable [] value);

  /** Writes a structure, even if it is empty. */
  void structure(String name, @Nullable Result value);

  /** Writes a list of strings. */
  void strings(ListMember member, List<String> values);

  /** Writes a list of strings; in JSON and CBOR even if it is empty. */
  void requiredStrings(ListMember member, List<String> values);

  /** Writes a list of structures. */
  void structures(ListMember member, List<? extends Result> values);

  /** Writes a list of structures; in JSON and CBOR even if it is empty. */
  void requiredStructures(ListMember member, List<? extends Result> values);

  /** Writes a list of floating-point numbers; in JSON and CBOR even if it is empty. */
  void decimals(ListMember member, double[] values);

  /**
   * Writes a list of timestamps, each as {@link #time} does; in JSON and CBOR even if it is empty.
   *
   * @param millis milliseconds since the epoch
   */
  void times(ListMember member, long[] millis);

  /** Writes a map of strings. */
  void map(MapMember member, Map<String, String> values);

  /** Writes a map of structures. */
  void structureMap(MapMember member, Map<String, ? extends Result> values);

  /** Writes a map of floating-point numbers, which is not flattened in Query. */
  void decimalMap(String name, Map<String, Double> values);
}
