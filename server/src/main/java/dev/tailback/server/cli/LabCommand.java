package dev.tailback.server.cli;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Place;
import dev.tailback.config.Setting;
import dev.tailback.lab.Lab;
import dev.tailback.lab.report.ConsoleTable;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.StudyOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a scenario, and reports whether its settings hold. */
@Command(
    name = LabCommand.NAME,
    description = {
      "Plays hours of queue traffic in seconds, and says whether a scenario's settings hold.",
      "Exit code 0: all expectations hold, 1: one does not, 2: the scenario can't be read, 3: the"
          + " lab's own counts don't add up, which is a bug."
    },
    subcommands = {LabList.class, LabShow.class, LabCapture.class},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class LabCommand implements Callable<Integer> {
  static final String NAME = "lab";

  private static final int BROKEN = 1;
  private static final long MEBIBYTE = 1 << 20;
  private static final int UNREADABLE = 2;
  private static final int BUG = 3;
  private static final int WIDTH = 100;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "<scenario>",
      description = "A scenario file, or the id of a built-in scenario such as S2.")
  private @Nullable String source;

  @Option(
      names = "--runs",
      paramLabel = "<number>",
      description = "How many runs to start with (default: the scenario's, or 20).")
  private @Nullable String runs;

  @Option(
      names = "--seed",
      paramLabel = "<number>",
      description = "The seed of the first run (default: the scenario's, or 1).")
  private @Nullable String seed;

  @Option(
      names = "--duration",
      paramLabel = "<duration>",
      description = "How much time to simulate (default: the scenario's).")
  private @Nullable String duration;

  @Option(
      names = "--threads",
      paramLabel = "<number>",
      converter = OptionValues.Limit.class,
      description = "How many runs to play in parallel (default: one per processor).")
  private @Nullable Integer threads;

  @Mixin private LabFiles files = new LabFiles();

  @Override
  public Integer call() {
    if (source == null) {
      throw new ParameterException(
          commandLine(), "expected a scenario: a file, or an id that tailback lab list shows");
    }
    try {
      Scenario scenario = LabSource.scenario(source, instead());
      files.check();
      Study study = study(scenario);
      print(study);
      files.write(study, LabSource.text(source));
      return exitCode(study);
    } catch (ConfigException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed("can't write the file: " + e);
    } catch (OutOfMemoryError tooMuch) {
      return failed(
          "the scenario needs more than the "
              + Runtime.getRuntime().maxMemory() / MEBIBYTE
              + " MiB of memory that Java may use: play fewer runs in parallel (--threads 1),"
              + " play for a shorter time, or allow more (-Xmx)");
    }
  }

  /** Returns the values of options that replace the scenario's own. */
  private Map<String, Setting> instead() {
    Map<String, Setting> instead = new LinkedHashMap<>();
    put(instead, "runs", runs);
    put(instead, "seed", seed);
    put(instead, "duration", duration);
    return instead;
  }

  private static void put(Map<String, Setting> instead, String key, @Nullable String value) {
    if (value != null) {
      instead.put(key, Setting.of(new Place("--" + key, ""), value));
    }
  }

  private Study study(Scenario scenario) {
    LabProgress progress =
        new LabProgress(commandLine().getErr(), Ansi.AUTO.enabled(), System::nanoTime);
    EndSignals.handle(progress::stop);
    StudyOptions options = StudyOptions.defaults().withProgress(progress);
    try {
      return Lab.study(scenario, threads == null ? options : options.withThreads(threads));
    } finally {
      progress.clear();
    }
  }

  private void print(Study study) {
    PrintWriter out = commandLine().getOut();
    out.print(new ConsoleTable(WIDTH, Ansi.AUTO.enabled()).text(study));
    study.brokenLaws().forEach(law -> out.println("BUG " + law));
    out.flush();
  }

  private static int exitCode(Study study) {
    if (!study.brokenLaws().isEmpty()) {
      return BUG;
    }
    return study.holds() ? CommandLine.ExitCode.OK : BROKEN;
  }

  private int failed(String reason) {
    ErrorOutput.print(commandLine(), reason);
    return UNREADABLE;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
