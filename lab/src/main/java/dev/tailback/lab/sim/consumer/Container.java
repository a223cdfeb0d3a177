package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Polling.Spring.Mode;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.sim.time.Event;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A listener container of Spring Cloud AWS. It processes messages in parallel, each with one of a
 * limited number of permits, and polls when permits are free.
 *
 * <ul>
 *   <li>In low throughput it polls only while it is idle, one poll at a time. A poll that finds
 *       messages changes to high throughput, one that finds none changes back.
 *   <li>In high throughput it polls in parallel, as long as there are permits for a full poll. If
 *       too few permits are free for too long, it polls for that number, if its mode allows that.
 * </ul>
 *
 * @see <a href="https://docs.awspring.io/spring-cloud-aws/docs/4.0.0/reference/html/index.html">
 *     Spring Cloud AWS</a>
 */
final class Container extends Member implements Task.Owner {
  private final Polling.Spring plan;
  private final int fullPoll;
  private final Set<Task> tasks = new LinkedHashSet<>();
  private final Set<Poll> polls = new LinkedHashSet<>();
  private final Acknowledgements acknowledgements;
  private final Event partialPoll = Event.of(this::pollForLess);
  private boolean isHigh;
  private int permits;

  Container(Crew crew, Polling.Spring plan, RandomGenerator random, RandomGenerator crashRandom) {
    super(crew, random, crashRandom);
    this.plan = plan;
    this.fullPoll = Math.min(plan.maxMessagesPerPoll(), plan.maxConcurrentMessages());
    this.acknowledgements = new Acknowledgements(crew);
  }

  @Override
  int slots() {
    return plan.maxConcurrentMessages();
  }

  @Override
  void begin() {
    isHigh = plan.mode() == Mode.FIXED_HIGH_THROUGHPUT;
    permits = plan.maxConcurrentMessages();
    pollAsAllowed();
  }

  private void pollAsAllowed() {
    if (!isRunning()) {
      return;
    }
    if (!isHigh && permits == plan.maxConcurrentMessages()) {
      poll(fullPoll);
    }
    while (isHigh && permits >= fullPoll) {
      poll(fullPoll);
    }
    boolean mayPollForLess = isHigh && plan.mode() != Mode.ALWAYS_POLL_MAX_MESSAGES;
    if (mayPollForLess && permits > 0 && !partialPoll.isScheduled()) {
      double wait = Seconds.of(plan.maxDelayBetweenPolls());
      crew.agenda().schedule(partialPoll, crew.agenda().now() + wait);
    }
  }

  private void pollForLess() {
    if (isHigh && permits > 0 && permits < fullPoll) {
      poll(permits);
    }
    pollAsAllowed();
  }

  private void poll(int max) {
    crew.agenda().cancel(partialPoll);
    permits -= max;
    Poll poll = new Poll(max);
    polls.add(poll);
    poll.receive();
  }

  /** One poll, which holds a permit for each message that it may find. */
  private final class Poll extends PatientReceive {
    private final int max;

    Poll(int max) {
      super(crew, max);
      this.max = max;
    }

    @Override
    public void received(List<ReceivedMessage> messages) {
      polls.remove(this);
      permits += max - messages.size();
      if (plan.mode() != Mode.FIXED_HIGH_THROUGHPUT) {
        isHigh = !messages.isEmpty();
      }
      messages.forEach(Container.this::take);
      pollAsAllowed();
    }
  }

  private void take(ReceivedMessage message) {
    Task task = new Task(message, this);
    tasks.add(task);
    crew.busy(1);
    crew.heartbeats().begin(task);
    crew.workbench().start(task, random);
  }

  @Override
  public void processed(Task task) {
    tasks.remove(task);
    crew.busy(-1);
    permits++;
    if (task.fails()) {
      crew.heartbeats().end(task);
    } else {
      acknowledgements.add(task);
    }
    if (!tasks.isEmpty() || !isGoneIfEmpty()) {
      pollAsAllowed();
    }
  }

  @Override
  boolean pause() {
    crew.agenda().cancel(partialPoll);
    polls.forEach(Poll::cancel);
    polls.clear();
    return tasks.isEmpty();
  }

  @Override
  void drop() {
    pause();
    crew.busy(-tasks.size());
    for (Task task : tasks) {
      crew.workbench().abandon(task);
      crew.heartbeats().end(task);
    }
    tasks.clear();
    acknowledgements.drop();
  }
}
