package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.wire.Call;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls several watchers. An exception from one of them does not affect the call. */
final class AnswerWatchers implements AnswerWatcher {
  private static final System.Logger LOG = System.getLogger(AnswerWatchers.class.getName());

  private final List<AnswerWatcher> all;

  AnswerWatchers(List<AnswerWatcher> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void answering(AnsweredCall call) {
    tell(call.call(), watcher -> watcher.answering(call));
  }

  @Override
  public void answered(AnsweredCall call) {
    tell(call.call(), watcher -> watcher.answered(call));
  }

  @Override
  public void unanswered(Call call, @Nullable QueueAddress queue) {
    tell(call, watcher -> watcher.unanswered(call, queue));
  }

  private void tell(Call call, Consumer<AnswerWatcher> how) {
    for (AnswerWatcher watcher : all) {
      try {
        how.accept(watcher);
      } catch (RuntimeException bug) {
        LOG.log(System.Logger.Level.ERROR, "An answer to " + call.action() + " was not read", bug);
      }
    }
  }
}
