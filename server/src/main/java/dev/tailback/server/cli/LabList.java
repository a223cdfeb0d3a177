package dev.tailback.server.cli;

import dev.tailback.lab.Catalogue;
import dev.tailback.lab.CatalogueGroup;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the built-in scenarios, group by group, with a sentence for each. */
@Command(
    name = "list",
    description = "Shows the built-in scenarios, with a sentence for each.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class LabList implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Catalogue.Entry> entries = Catalogue.list();
    for (CatalogueGroup group : CatalogueGroup.values()) {
      out.println(group.title());
      entries.stream()
          .filter(entry -> entry.group() == group)
          .forEach(entry -> out.printf("  %-6s %s%n", entry.id(), entry.about()));
    }
    out.println();
    out.println("Run one with: tailback lab S2");
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
