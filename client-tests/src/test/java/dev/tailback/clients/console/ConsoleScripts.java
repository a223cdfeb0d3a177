package dev.tailback.clients.console;

import dev.tailback.clients.Program;
import dev.tailback.clients.javascript.NodeModules;
import java.nio.file.Path;

/** Runs scripts that open the console in Debian's Chromium, and starts servers for them. */
final class ConsoleScripts implements AutoCloseable {
  private final Path scripts;
  private final Servers servers;

  ConsoleScripts() throws Exception {
    scripts = NodeModules.installed("console");
    servers = new Servers();
  }

  /** Runs a script with one variable of the environment, and returns what it prints. */
  String run(String script, String variable, Object value) throws Exception {
    return Program.of(
            NodeModules.node(scripts), "--test", "--test-reporter=tap", script + ".test.js")
        .in(scripts)
        .with("CONTROL", servers.address())
        .with(variable, value)
        .run();
  }

  @Override
  public void close() {
    servers.close();
  }
}
