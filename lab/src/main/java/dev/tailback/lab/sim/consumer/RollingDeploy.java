package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Seconds;
import java.util.ArrayDeque;
import java.util.Deque;

/** Replaces all workers of a group, a few at a time. */
final class RollingDeploy {
  private final Crew crew;
  private final ConsumerPlan.Deploy plan;
  private final Deque<Member> left = new ArrayDeque<>();
  private int underWay;

  RollingDeploy(Crew crew, ConsumerPlan.Deploy plan) {
    this.crew = crew;
    this.plan = plan;
  }

  /** Schedules its beginning. */
  void schedule() {
    crew.agenda().after(Seconds.of(plan.at()), this::begin);
  }

  private void begin() {
    left.addAll(crew.wantedMembers());
    replaceNext();
  }

  private void replaceNext() {
    for (int i = 0; i < plan.atOnce() && !left.isEmpty(); i++) {
      underWay++;
      Member next = left.remove();
      crew.agenda().after(0, () -> next.replace(plan, this::replaced));
    }
  }

  private void replaced() {
    underWay--;
    if (underWay == 0) {
      replaceNext();
    }
  }
}
