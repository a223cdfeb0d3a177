package dev.tailback.server.cli;

import dev.tailback.lab.Catalogue;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the file of a built-in scenario, the start of one's own. */
@Command(
    name = "show",
    description = {
      "Prints the file of a built-in scenario, as a start for one of your own.",
      "For example: tailback lab show S2 > mine.yaml"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class LabShow implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "<id>", description = "Such as S2; tailback lab list shows them.")
  private String id = "";

  @Override
  public Integer call() {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    if (Catalogue.find(id) == null) {
      throw new ParameterException(commandLine, LabSource.unknown(id));
    }
    PrintWriter out = commandLine.getOut();
    out.print(Catalogue.text(id));
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
