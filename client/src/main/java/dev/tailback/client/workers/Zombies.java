package dev.tailback.client.workers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recognizes processes that have ended but have not been waited for. Java considers them alive, and
 * the first process of a container may wait for them only after seconds, or never.
 */
final class Zombies {
  private static final Path PROCESSES = Path.of("/proc");
  private static final String STATE = ") Z";

  private Zombies() {}

  /** Returns whether a process runs. Without {@code /proc} it relies on Java. */
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

  /** The program's name, in parentheses, may itself contain parentheses. */
  private static boolean isZombie(String stat) {
    return stat.startsWith(STATE, stat.lastIndexOf(')'));
  }
}
