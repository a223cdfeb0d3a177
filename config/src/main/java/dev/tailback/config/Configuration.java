package dev.tailback.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a configuration file says.
 *
 * @param options values for options of the command line, by their names without dashes in front;
 *     not checked
 * @param queues to be created at the start
 * @param throttles to be in force from the start
 * @param faults to be in force from the start
 * @param warnings what was ignored, a line each
 */
public record Configuration(
    Map<String, Setting> options,
    List<QueueDefinition> queues,
    List<RuleDefinition> throttles,
    List<RuleDefinition> faults,
    List<String> warnings) {

  private static final String EXPECTED = ", expected a text file in UTF-8";

  /** What no file says. */
  public static final Configuration NONE =
      new Configuration(Map.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * Reads a file: ElasticMQ's if its name ends in {@code .conf}, else Tailback's own.
   *
   * @throws ConfigProblem if it can't be read or is not as it must be
   */
  public static Configuration read(Path file) {
    String text = text(file);
    return file.toString().endsWith(".conf")
        ? new ElasticMqFile(HoconText.read(file)).configuration()
        : of(file.toString(), text);
  }

  /**
   * Reads a text that is as Tailback's own file.
   *
   * @param source what complaints call it
   * @throws ConfigProblem if it is not as it must be
   */
  public static Configuration of(String source, String text) {
    return TailbackFile.configuration(YamlText.read(source, text));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigProblem(file + ": no such file" + EXPECTED);
    } catch (IOException e) {
      String what = Files.isDirectory(file) ? "is a directory" : "can't be read";
      throw new ConfigProblem(file + ": " + what + EXPECTED);
    }
  }
}
