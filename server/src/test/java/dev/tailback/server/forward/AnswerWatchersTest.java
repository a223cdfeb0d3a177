package dev.tailback.server.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.server.http.LogCapture;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AnswerWatchersTest {
  private final List<String> told = new ArrayList<>();
  private final Call call =
      new Call(
          "SendMessage",
          null,
          new Caller("000000000000", "us-east-1", ""),
          "http://localhost",
          null,
          null,
          false,
          null,
          FaultHooks.NONE);
  private final AnsweredCall answered = new AnsweredCall(null, null, call, null, null, null, false);

  /** An error of one watcher is logged, and affects neither the others nor the call. */
  @Test
  void noWatcherCanAffectACall() {
    AnswerWatcher watchers = new AnswerWatchers(List.of(new Broken(), new Telling(), new Broken()));
    try (LogCapture log = LogCapture.of(Logger.getLogger(AnswerWatchers.class.getName()))) {
      watchers.answering(answered);
      watchers.answered(answered);
      watchers.unanswered(call, null);
      assertThat(log.records())
          .hasSize(6)
          .allMatch(one -> one.getMessage().equals("An answer to SendMessage was not read"));
    }
    assertThat(told).containsExactly("answering", "answered", "unanswered");
  }

  private static final class Broken implements AnswerWatcher {
    @Override
    public void answering(AnsweredCall call) {
      throw new IllegalStateException("on purpose");
    }

    @Override
    public void answered(AnsweredCall call) {
      throw new IllegalStateException("on purpose");
    }

    @Override
    public void unanswered(Call call, QueueAddress queue) {
      throw new IllegalStateException("on purpose");
    }
  }

  private final class Telling implements AnswerWatcher {
    @Override
    public void answering(AnsweredCall call) {
      told.add("answering");
    }

    @Override
    public void answered(AnsweredCall call) {
      told.add("answered");
    }

    @Override
    public void unanswered(Call call, QueueAddress queue) {
      told.add("unanswered");
    }
  }
}
