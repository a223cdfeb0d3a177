package dev.tailback.client.workers;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process and those it has started.
 *
 * <p>The system forgets whose descendant a process is when one between them ends. So they are
 * looked up regularly and remembered here.
 */
final class ProcessTree {
  private static final long LOOK_AGAIN_NANOS = SECONDS.toNanos(1);

  private final Process root;
  private final Set<ProcessHandle> descendants = new LinkedHashSet<>();
  private long lookedNanos;

  ProcessTree(Process root, long nowNanos) {
    this.root = root;
    lookedNanos = nowNanos;
  }

  Process root() {
    return root;
  }

  /** Looks for descendants if a look-up is due. */
  void watch(long nowNanos) {
    if (nowNanos - lookedNanos >= LOOK_AGAIN_NANOS) {
      lookedNanos = nowNanos;
      look();
    }
  }

  private void look() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    Stream.concat(Stream.of(root.toHandle()), descendants.stream())
        .flatMap(ProcessHandle::descendants)
        .forEach(found::add);
    descendants.addAll(found);
    descendants.removeIf(process -> !Zombies.runs(process));
  }

  boolean isAlive() {
    return root.isAlive() || descendants.stream().anyMatch(Zombies::runs);
  }

  /** Returns the process ids of those that run. */
  Stream<Long> pids() {
    return Stream.concat(Stream.of(root.toHandle()), descendants.stream())
        .filter(Zombies::runs)
        .map(ProcessHandle::pid);
  }

  /** Asks all processes to end. */
  void terminate() {
    all().forEach(ProcessHandle::destroy);
  }

  /** Kills all processes. */
  void kill() {
    all().forEach(ProcessHandle::destroyForcibly);
  }

  /** Returns the handles of all: {@code Process.destroy} would cut off the output as well. */
  private Stream<ProcessHandle> all() {
    look();
    return Stream.concat(Stream.of(root.toHandle()), descendants.stream());
  }
}
