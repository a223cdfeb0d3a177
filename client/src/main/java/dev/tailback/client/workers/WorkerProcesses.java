package dev.tailback.client.workers;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Workers that are processes of the agent, numbered from 1.
 *
 * <p>A process that was asked to end counts until it has ended: there are never more than the
 * target's bounds allow.
 */
final class WorkerProcesses implements Workforce {
  static final String NUMBER_VARIABLE = "TAILBACK_WORKER";

  private final WorkerTarget target;
  private final WorkerCommand command;
  private final Launcher launcher;
  private final long graceNanos;
  private final Consumer<String> log;
  private final TreeMap<Integer, Worker> workers = new TreeMap<>();

  WorkerProcesses(
      WorkerTarget target,
      WorkerCommand command,
      Launcher launcher,
      long graceNanos,
      Consumer<String> log) {
    this.target = target;
    this.command = command;
    this.launcher = launcher;
    this.graceNanos = graceNanos;
    this.log = log;
  }

  @Override
  public void settle(int desired, long nowNanos) {
    settleAll(nowNanos);
    int wanted = target.within(desired);
    long surplus =
        workers.values().stream().filter(worker -> !worker.isStopping()).count() - wanted;
    workers.descendingMap().values().stream()
        .filter(worker -> !worker.isStopping())
        .limit(Math.max(0, surplus))
        .toList()
        .forEach(worker -> worker.stop(nowNanos));
    for (long missing = -surplus; missing > 0 && workers.size() < target.max(); missing--) {
      add(lowestFree(), nowNanos);
    }
  }

  private void settleAll(long nowNanos) {
    workers.values().forEach(worker -> worker.settle(nowNanos));
    workers.values().removeIf(worker -> worker.isStopping() && worker.isGone());
  }

  private int lowestFree() {
    int number = 1;
    while (workers.containsKey(number)) {
      number++;
    }
    return number;
  }

  private void add(int number, long nowNanos) {
    Worker worker =
        new Worker(
            () -> start(number),
            says -> log.accept("worker " + number + " " + says),
            graceNanos,
            nowNanos);
    workers.put(number, worker);
    worker.settle(nowNanos);
  }

  private Process start(int number) throws IOException {
    return launcher.start(
        command.line(),
        Map.of(NUMBER_VARIABLE, Integer.toString(number)),
        target.name() + " " + number + " | ");
  }

  @Override
  public int actual() {
    return (int) workers.values().stream().filter(Worker::isRunning).count();
  }

  @Override
  public Set<Long> pids() {
    return workers.values().stream().flatMap(Worker::pids).collect(Collectors.toSet());
  }

  @Override
  public void stop(long nowNanos) {
    workers.values().forEach(worker -> worker.stop(nowNanos));
    settleAll(nowNanos);
  }

  @Override
  public void kill() {
    workers.values().forEach(Worker::kill);
  }

  @Override
  public boolean isIdle() {
    return workers.values().stream().allMatch(Worker::isGone);
  }
}
