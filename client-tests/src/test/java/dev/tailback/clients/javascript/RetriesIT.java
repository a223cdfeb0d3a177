package dev.tailback.clients.javascript;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import dev.tailback.clients.RetryCase;
import dev.tailback.clients.RetryTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often and how late the SDK retries, in real time, all cases at once. */
@Tag("outside")
class RetriesIT {
  @Test
  void theNewestSdkTriesAgainAsTheGuideSays() throws Exception {
    check("JavaScript with `@smithy/core` 3.40 and newer", NodeModules.SDK);
  }

  @Test
  void anSdkOfBeforeNovember2026TriesAgainAsTheGuideSays() throws Exception {
    String client = NodeModules.olderSdk("before-new-retries");
    check("JavaScript with `@smithy/core` 3.39 and older", client);
  }

  private static void check(String sdk, String client) throws Exception {
    Emulator emulator = Emulator.startForRetries();
    try {
      Iterator<String> times = run(emulator, client).lines().iterator();
      for (RetryCase refusal : RetryCase.values()) {
        Duration time = Duration.ofMillis(Long.parseLong(times.next()));
        RetryTable.read().check(sdk, refusal, emulator.attempts(refusal), time);
      }
    } finally {
      emulator.close();
    }
  }

  private static String run(Emulator emulator, String client) throws Exception {
    Path scripts = NodeModules.installed();
    Stream<String> cases =
        Arrays.stream(RetryCase.values())
            .map(each -> each.queue() + " " + each.action() + " " + each.calls());
    return Program.of(
            Stream.concat(Stream.of(NodeModules.node(), "retries.js"), cases)
                .toArray(String[]::new))
        .in(scripts)
        .with("ENDPOINT", emulator.endpoint())
        .with("CLIENT", client)
        .run();
  }
}
