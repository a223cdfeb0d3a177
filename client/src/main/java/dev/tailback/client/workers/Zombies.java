package dev.tailback.client.workers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells processes that have ended, but that nobody has waited for yet. Java takes them to be alive,
 * and the first process of a container may take seconds to wait for them, or never do.
 */
final class Zombies {
  private static final Path PROCESSES = Path.of("/proc");
  private static final String STATE = ") Z";

  private Zombies() {}

  /** Returns whether a process runs. Where there is no {@code /proc}, this is what Java says. */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      byte[] stat = Files.readAllBytes(PROCESSES.resolve(Long.toString(pid)).resolve("stat"));
      return isZombie(new String(stat, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }

  /** The name of the program, in parentheses, may have parentheses of its own. */
  private static boolean isZombie(String stat) {
    return stat.startsWith(STATE, stat.lastIndexOf(')'));
  }
}
