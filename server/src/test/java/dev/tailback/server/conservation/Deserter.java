package dev.tailback.server.conservation;

import java.io.IOException;
import java.util.SplittableRandom;

/** Opens long polls and disconnects before, while or after they are answered. */
final class Deserter extends Actor {
  private static final long PAUSE_MILLIS = 50;
  private static final int MAX_WAIT_MILLIS = 300;
  private static final int MAX_VISIBILITY_SECONDS = 10;

  private final World world;

  Deserter(String name, Schedule schedule, World world) {
    super(name, schedule, PAUSE_MILLIS);
    this.world = world;
  }

  @Override
  void act(SplittableRandom random) throws IOException {
    Lane[] lanes = Lane.values();
    String url = world.url(lanes[random.nextInt(lanes.length)].queue);
    int visibilitySeconds = 1 + random.nextInt(MAX_VISIBILITY_SECONDS);
    CutCall.poll(world.tailback.port(), url, visibilitySeconds).run(random, MAX_WAIT_MILLIS);
  }
}
