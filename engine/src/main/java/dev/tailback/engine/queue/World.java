package dev.tailback.engine.queue;

import dev.tailback.engine.time.Timeline;

/**
 * What the parts of all queues share.
 *
 * @param tally counts the timed events
 * @param store bounds the memory that all messages take together
 */
record World(
    EngineSettings settings, Timeline timeline, Tally tally, Store store, Listeners listeners) {

  World(EngineSettings settings, Timeline timeline) {
    this(settings, timeline, new Tally(), new Store(settings.mostStoredBytes()), new Listeners());
  }
}
