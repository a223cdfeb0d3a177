package dev.tailback.server.conservation;

import java.util.ArrayList;
import java.util.List;

/** The actors of a run. */
final class Cast {
  private static final long PAUSE_MILLIS = 20;
  private static final long LONG_PAUSE_MILLIS = 2_000;

  private Cast() {}

  static List<Actor> producers(Schedule schedule, World world) {
    List<Actor> producers = new ArrayList<>();
    producers.add(new Producer("work", schedule, world, Lane.WORK, world.sync()));
    producers.add(new Producer("later", schedule, world, Lane.LATER, world.async()));
    producers.add(new Producer("fleeting", schedule, world, Lane.FLEETING, world.batches()));
    producers.add(new Producer("purged", schedule, world, Lane.PURGED, world.batches()));
    producers.add(new Producer("orders", schedule, world, Lane.ORDERS, world.sync()));
    producers.add(new Producer("more-orders", schedule, world, Lane.ORDERS, world.async()));
    producers.add(new Producer("jobs", schedule, world, Lane.JOBS, world.batches()));
    return producers;
  }

  static List<Actor> consumersAndDeserters(Schedule schedule, World world) {
    List<Actor> others = new ArrayList<>();
    for (Lane lane : List.of(Lane.WORK, Lane.LATER, Lane.ORDERS, Lane.JOBS)) {
      others.add(consumer("sync", schedule, world, lane.queue, world.sync()));
      others.add(consumer("async", schedule, world, lane.queue, world.async()));
    }
    for (Lane lane : List.of(Lane.WORK, Lane.PURGED, Lane.JOBS)) {
      String name = "batches from " + lane.queue;
      others.add(
          new Consumer(name, schedule, PAUSE_MILLIS, world, lane.queue, world.batches(), true));
    }
    others.add(slowConsumer(schedule, world, Lane.FLEETING.queue, world.async()));
    for (String queue : Lane.deadLetterQueues()) {
      others.add(slowConsumer(schedule, world, queue, world.sync()));
    }
    others.add(new Deserter("deserter", schedule, world));
    others.add(new Deserter("another deserter", schedule, world));
    return others;
  }

  private static Actor consumer(
      String how, Schedule schedule, World world, String queue, Door door) {
    String name = how + " from " + queue;
    return new Consumer(name, schedule, PAUSE_MILLIS, world, queue, door, false);
  }

  /** Creates a consumer so slow that messages end in other ways than deletion. */
  private static Actor slowConsumer(Schedule schedule, World world, String queue, Door door) {
    String name = "slow from " + queue;
    return new Consumer(name, schedule, LONG_PAUSE_MILLIS, world, queue, door, false);
  }
}
