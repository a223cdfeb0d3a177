package dev.tailback.server.cli;

import dev.tailback.server.localstack.InitScripts;
import dev.tailback.server.localstack.InitScripts.OnFailure;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for scripts that run before the server is ready. */
final class InitOptions {
  static final String SCRIPTS = "--init-scripts";

  @Option(
      names = SCRIPTS,
      split = ",",
      paramLabel = "<directory>",
      description =
          "Directories with shell scripts (*.sh) that run before the server is ready,"
              + " comma-separated (default: none are run).")
  private List<Path> directories = new ArrayList<>();

  @Option(
      names = "--init-failure",
      defaultValue = "stop",
      paramLabel = "<stop|report>",
      converter = OptionValues.OnInitFailure.class,
      description =
          "What to do when such a script fails: stop the server, or report it and continue"
              + " (default: ${DEFAULT-VALUE}).")
  private OnFailure onFailure = OnFailure.STOP;

  /** Returns the directories whose scripts are run. */
  List<Path> directories() {
    return directories;
  }

  /** Returns the first path that is not a directory. */
  Optional<Path> notDirectory() {
    return directories.stream().filter(path -> !Files.isDirectory(path)).findFirst();
  }

  /**
   * Finds the scripts.
   *
   * @param out gets their output
   */
  InitScripts scripts(PrintWriter out) {
    return InitScripts.in(directories, onFailure, out);
  }
}
