package dev.tailback.client.workers;

import java.util.List;
import java.util.Locale;

/**
 * The command that is a worker, or that sets how many there are.
 *
 * @param words the program and its arguments
 * @param isForShell whether the shell reads the words, as one line
 */
public record WorkerCommand(List<String> words, boolean isForShell) {
  /** The placeholder for the number of workers in a command that sets it. */
  public static final String DESIRED = "{desired}";

  /** Checks that there is a command. */
  public WorkerCommand {
    words = List.copyOf(words);
    if (words.isEmpty() || words.get(0).isBlank()) {
      throw new IllegalArgumentException("the command is empty");
    }
  }

  /** Returns whether the command sets the number of workers, and so runs once for each change. */
  public boolean isPerChange() {
    return words.stream().anyMatch(word -> word.contains(DESIRED));
  }

  /** Returns the program to start and its arguments. */
  List<String> line() {
    return isForShell ? shell(String.join(" ", words)) : words;
  }

  /** Returns the same with the placeholder replaced by a number of workers. */
  List<String> line(int desired) {
    String number = Integer.toString(desired);
    return line().stream().map(word -> word.replace(DESIRED, number)).toList();
  }

  private static List<String> shell(String line) {
    boolean isWindows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return isWindows ? List.of("cmd.exe", "/c", line) : List.of("/bin/sh", "-c", line);
  }
}
