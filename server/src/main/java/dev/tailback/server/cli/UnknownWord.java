package dev.tailback.server.cli;

import dev.tailback.config.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Names an unknown word of the command line, and what was probably meant. */
final class UnknownWord {
  private final String word;
  private final CommandLine command;

  private UnknownWord(String word, CommandLine command) {
    this.word = word;
    this.command = command;
  }

  /** Returns a sentence about the first unknown word. */
  static String explain(UnmatchedArgumentException e) {
    return new UnknownWord(e.getUnmatched().get(0), e.getCommandLine()).sentence();
  }

  /** Returns a sentence about a word that is probably a misspelt form of the missing option. */
  static Optional<String> explain(MissingParameterException e, String[] args) {
    List<String> missing =
        e.getMissing().stream()
            .filter(OptionSpec.class::isInstance)
            .flatMap(each -> Stream.of(((OptionSpec) each).names()))
            .toList();
    return Stream.of(args)
        .filter(arg -> arg.startsWith("--"))
        .map(arg -> new UnknownWord(arg, e.getCommandLine()))
        .filter(each -> missing.contains(each.meant()))
        .map(UnknownWord::sentence)
        .findFirst();
  }

  private String sentence() {
    String kind = word.startsWith("-") ? "option" : "word";
    return "unknown " + kind + " '" + word + "'" + advice();
  }

  private String advice() {
    String meant = meant();
    return meant == null
        ? "; see " + command.getCommandSpec().qualifiedName() + " --help"
        : ", did you mean " + meant + "?";
  }

  /** Returns the option or command that was probably meant, or {@code null}. */
  private @Nullable String meant() {
    if (isFile(word) && command.getParent() == null) {
      return "--config " + word;
    }
    Map<String, String> known = known();
    String similar = Spelling.closest(bare(word), known.keySet());
    return similar == null ? null : known.get(similar);
  }

  private static boolean isFile(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml") || word.endsWith(".conf");
  }

  /** Returns the commands and long options, by their names without leading hyphens. */
  private Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    command.getSubcommands().keySet().forEach(name -> known.put(name, name));
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (String name : option.hidden() ? new String[0] : option.names()) {
        if (name.startsWith("--")) {
          known.putIfAbsent(bare(name), name);
        }
      }
    }
    return known;
  }

  /** Returns a word without leading hyphens and without a value after it. */
  private static String bare(String word) {
    return word.replaceFirst("^-+", "").replaceFirst("[=:].*", "");
  }
}
