package dev.tailback.server.admin;

import dev.tailback.config.FieldException;
import dev.tailback.config.Fields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the parameters in a URL. */
public final class UrlParameters {
  private UrlParameters() {}

  /**
   * Returns the parameters of a query string by name, without percent escapes.
   *
   * @throws FieldException if one is given twice
   */
  public static Map<String, String> read(String query) {
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

  /**
   * Checks that there are no other parameters than these.
   *
   * @throws FieldException naming the first that is not known
   */
  public static void checkKnown(Map<String, String> parameters, List<String> known) {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new FieldException(
            name, "There is no parameter " + name + " here. " + Fields.offer(known));
      }
    }
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new FieldException("The URL has a bad percent escape: " + text);
    }
  }
}
