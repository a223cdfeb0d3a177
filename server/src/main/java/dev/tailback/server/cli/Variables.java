package dev.tailback.server.cli;

import dev.tailback.config.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables that begin with {@code TAILBACK_}: options, and those that Kubernetes and
 * Docker derive from a service or container named {@code tailback}, which are ignored.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Kubernetes:
 *     Service, environment variables</a>
 */
final class Variables {
  static final String PREFIX = "TAILBACK_";

  private static final Pattern NAME_OF_LINK =
      Pattern.compile(
          "TAILBACK_([A-Z0-9_]+_)?"
              + "(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_\\w+)?|ENV_\\w+)");

  /** Matches the values of {@code TAILBACK_PORT} and {@code TAILBACK_NAME} that describe links. */
  private static final Pattern VALUE_OF_LINK =
      Pattern.compile("TAILBACK_([A-Z0-9_]+_)?(PORT=(tcp|udp|sctp)://.*|NAME=/.*)");

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = new TreeMap<>(environment);
  }

  /**
   * Returns the value of a variable, or {@code null} if it is missing, empty, or describes a link.
   */
  @Nullable String value(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() || isOfLink(name, value) ? null : value;
  }

  private static boolean isOfLink(String name, String value) {
    return NAME_OF_LINK.matcher(name).matches()
        || VALUE_OF_LINK.matcher(name + "=" + value).matches();
  }

  /** Returns a warning for each unknown variable that may have been meant as an option. */
  List<String> warnings(Collection<String> known) {
    return environment.keySet().stream()
        .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(PREFIX))
        .filter(name -> !known.contains(name) && value(name) != null)
        .map(name -> name + ": unknown variable, " + advice(name, known))
        .toList();
  }

  private static String advice(String name, Collection<String> known) {
    String meant = meant(name.substring(PREFIX.length()), known);
    return meant == null ? "ignored; --help lists the options" : "did you mean " + meant + "?";
  }

  /** Returns the variable that was probably meant, or {@code null}; {@code name} has no prefix. */
  private static @Nullable String meant(String name, Collection<String> known) {
    List<String> names = known.stream().map(each -> each.substring(PREFIX.length())).toList();
    String similar = Spelling.closest(name, names);
    String meant = similar == null ? longestWithin(name, names) : similar;
    return meant == null ? null : PREFIX + meant;
  }

  /**
   * Returns the longest known name that is part of this one: {@code REGION} in {@code AWS_REGION}.
   */
  private static @Nullable String longestWithin(String name, List<String> names) {
    String words = "_" + name.toUpperCase(Locale.ROOT) + "_";
    return names.stream()
        .filter(each -> words.contains("_" + each + "_"))
        .max(Comparator.comparingInt(String::length))
        .orElse(null);
  }
}
