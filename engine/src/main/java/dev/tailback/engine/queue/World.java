package dev.tailback.engine.queue;

import dev.tailback.engine.time.Timeline;

/** The state that the parts of all queues share. */
record World(
    EngineSettings settings,
    Timeline timeline,
    TimedEventCounter timedEvents,
    StorageLimit storage,
    Listeners listeners,
    EventLog eventLog,
    Capture capture) {

  World(EngineSettings settings, Timeline timeline) {
    this(
        settings,
        timeline,
        new TimedEventCounter(),
        new StorageLimit(settings.maxStoredBytes()),
        new Listeners(),
        new EventLog(),
        new Capture());
  }
}
