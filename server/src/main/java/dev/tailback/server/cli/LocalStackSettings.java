package dev.tailback.server.cli;

import dev.tailback.config.ConfigException;
import dev.tailback.server.TailbackBuilder;
import dev.tailback.server.sqs.request.QueueUrls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * LocalStack's settings for its SQS, with the same meaning: environment variables, and a directory
 * of scripts, which cannot be run here.
 *
 * <p>Unless SQS_ENDPOINT_STRATEGY is set, queue URLs have the address that the client used,
 * whatever LOCALSTACK_HOST says: it is often set without knowing the port that clients see.
 *
 * @see <a href="https://docs.localstack.cloud/aws/services/sqs/">LocalStack's SQS,
 *     Configuration</a>
 */
final class LocalStackSettings {
  /** Where LocalStack's images look for scripts. */
  static final Path INIT_DIRECTORY = Path.of("/etc/localstack/init");

  private static final String HOST = "LOCALSTACK_HOST";
  private static final String STRATEGY = "SQS_ENDPOINT_STRATEGY";
  private static final String RETENTION = "SQS_ENABLE_MESSAGE_RETENTION_PERIOD";
  private static final String DEFAULT_HOST = "localhost.localstack.cloud:4566";
  private static final String DEFAULT_PORT = ":4566";

  private final Map<String, String> environment;

  LocalStackSettings(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Applies the settings of the environment, and leaves the rest of the builder unchanged.
   *
   * @throws ConfigException if SQS_ENDPOINT_STRATEGY has a value that LocalStack does not know
   */
  TailbackBuilder apply(TailbackBuilder builder) {
    value(STRATEGY).ifPresent(strategy -> builder.queueUrls(queueUrls(strategy, host())));
    if (isOn("SQS_DELAY_PURGE_RETRY")) {
      builder.engineSettings(settings -> settings.withDelayedPurges(true));
    }
    if (isOn("SQS_DELAY_RECENTLY_DELETED")) {
      builder.engineSettings(settings -> settings.withDelayedNames(true));
    }
    return builder;
  }

  /** Returns a warning for each setting that has a different effect here. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (value(RETENTION).isPresent() && !isOn(RETENTION)) {
      warnings.add(RETENTION + " is off, but messages expire here as they do on Amazon's SQS");
    }
    return warnings;
  }

  /**
   * Refuses to start if there are scripts that LocalStack would run and this server would not.
   *
   * @param run directories whose scripts are run
   * @throws ConfigException naming the first of them
   */
  static void refuseScripts(Path directory, List<Path> run) {
    firstFile(directory, run)
        .ifPresent(
            script -> {
              throw new ConfigException(
                  script
                      + (run.isEmpty()
                          ? ": LocalStack's init scripts are not run; use the image of the target"
                              + " compat, or name queues by TAILBACK_QUEUES or in a configuration"
                              + " file"
                          : ": only LocalStack's init scripts of the stage ready are run"));
            });
  }

  private static Optional<Path> firstFile(Path directory, List<Path> run) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> run.stream().noneMatch(file::startsWith))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static QueueUrls queueUrls(String strategy, String host) {
    return switch (strategy) {
      case "standard" -> (region, used) -> scheme(used) + "sqs." + region + "." + host;
      case "domain" -> (region, used) -> scheme(used) + domain(region) + host;
      case "path" -> (region, used) -> scheme(used) + host + "/queue/" + region;
      case "off" -> (region, used) -> scheme(used) + host;
      case "dynamic" -> QueueUrls.AS_CALLED;
      default ->
          throw new ConfigException(
              "Invalid value for variable "
                  + STRATEGY
                  + ": "
                  + OptionValues.isNot(strategy, "standard, domain, path, dynamic or off"));
    };
  }

  /** Returns the base URL by which the client called. */
  private static String scheme(String used) {
    return used.startsWith("https://") ? "https://" : "http://";
  }

  private static String domain(String region) {
    return region.equals("us-east-1") ? "queue." : region + ".queue.";
  }

  private String host() {
    String host = value(HOST).orElse(DEFAULT_HOST);
    return host.contains(":") ? host : host + DEFAULT_PORT;
  }

  private boolean isOn(String variable) {
    return value(variable).filter(on -> on.equals("1") || on.equalsIgnoreCase("true")).isPresent();
  }

  private Optional<String> value(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }
}
