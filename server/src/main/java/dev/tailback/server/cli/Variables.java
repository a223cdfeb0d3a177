package dev.tailback.server.cli;

import dev.tailback.server.config.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The environment's variables that begin with {@code TAILBACK_}: options, and what Kubernetes and
 * Docker make of a service or container called {@code tailback}, which means nothing to us.
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

  /** The values of {@code TAILBACK_PORT} and {@code TAILBACK_NAME} in links. */
  private static final Pattern VALUE_OF_LINK =
      Pattern.compile("TAILBACK_([A-Z0-9_]+_)?(PORT=(tcp|udp|sctp)://.*|NAME=/.*)");

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = new TreeMap<>(environment);
  }

  /** The value of a variable; {@code null} if there is none, it is empty, or it is a link's. */
  @Nullable String value(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() || isOfLink(name, value) ? null : value;
  }

  private static boolean isOfLink(String name, String value) {
    return NAME_OF_LINK.matcher(name).matches()
        || VALUE_OF_LINK.matcher(name + "=" + value).matches();
  }

  /** A line for each variable that could be meant for us but is not known. */
  List<String> warnings(Collection<String> known) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name) && value(name) != null)
        .map(name -> name + ": unknown variable, " + advice(name, known))
        .toList();
  }

  private static String advice(String name, Collection<String> known) {
    String similar = Spelling.closest(name, known);
    return similar == null ? "ignored; --help lists the options" : "did you mean " + similar + "?";
  }
}
