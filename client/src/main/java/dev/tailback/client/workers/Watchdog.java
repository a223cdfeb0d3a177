package dev.tailback.client.workers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends the processes of an agent that was killed, and so could not do it itself.
 *
 * <p>It is a shell that reads the list of processes from the agent. At end of input, if the last
 * line was not empty, the agent is gone without having ended them. Where there is no such shell, it
 * does nothing.
 */
final class Watchdog {
  private static final Path SHELL = Path.of("/bin/sh");

  /* Only those that are left are killed: the id of one that is gone may have been reused. */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      while read -r line; do pids=$line; done
      [ -n "$pids" ] && kill -TERM $pids 2>/dev/null
      seconds=0
      while [ "$seconds" -le "$1" ] && [ -n "$pids" ]; do
        sleep 1
        left=
        for pid in $pids; do kill -0 "$pid" 2>/dev/null && left="$left $pid"; done
        pids=$left
        seconds=$((seconds + 1))
      done
      [ -z "$pids" ] || kill -KILL $pids
      """;

  private final @Nullable OutputStream lines;
  private Set<Long> watched = Set.of();

  /** Starts it. */
  Watchdog(long graceSeconds) {
    lines = start(Long.toString(graceSeconds));
  }

  private static @Nullable OutputStream start(String graceSeconds) {
    if (!Files.isExecutable(SHELL)) {
      return null;
    }
    try {
      return new ProcessBuilder(SHELL.toString(), "-c", SCRIPT, "tailback-watchdog", graceSeconds)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream();
    } catch (IOException e) {
      return null;
    }
  }

  /** Passes it the current processes. */
  void watch(Set<Long> pids) {
    if (!pids.equals(watched)) {
      watched = Set.copyOf(pids);
      write(pids.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
  }

  private void write(String line) {
    if (lines != null) {
      try {
        lines.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        lines.flush();
      } catch (IOException e) {
        // Somebody has ended it. The agent continues without it.
      }
    }
  }

  /** Ends it: there is nothing left to watch. */
  void close() {
    watch(Set.of());
    if (lines != null) {
      try {
        lines.close();
      } catch (IOException e) {
        // It is already gone.
      }
    }
  }
}
