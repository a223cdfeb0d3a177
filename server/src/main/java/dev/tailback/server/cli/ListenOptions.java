package dev.tailback.server.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the server listens; the health check finds it by the same options and variables. */
final class ListenOptions {
  @Option(
      names = "--port",
      split = ",",
      defaultValue = "9324",
      paramLabel = "<port>",
      converter = OptionValues.Port.class,
      description =
          "Port that the server listens on, or a comma-separated list; 0 means any free port"
              + " (default: ${DEFAULT-VALUE}).")
  private List<Integer> ports = new ArrayList<>();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      converter = OptionValues.Host.class,
      description =
          "Address that the server listens on; 0.0.0.0 means all (default: ${DEFAULT-VALUE}).")
  private String host = "";

  List<Integer> ports() {
    return ports;
  }

  String host() {
    return host;
  }
}
