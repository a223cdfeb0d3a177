package dev.tailback.server.console;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends the console's events to everyone who watches: once a second in real time, and at once when
 * the clock is moved or a queue comes or goes.
 *
 * <ul>
 *   <li>What all viewers share is read and written once. While nobody watches, nothing happens.
 *   <li>A slow viewer is skipped until it has read everything. Then it gets all changes since its
 *       last event.
 *   <li>Thread-safe. All viewers are called by one thread.
 * </ul>
 */
public final class LiveFeed implements AutoCloseable {
  /** How many can watch at once. */
  public static final int MAX_VIEWERS = 100;

  private static final System.Logger LOG = System.getLogger(LiveFeed.class.getName());
  private static final long INTERVAL_MILLIS = 1000;
  private static final long MIN_INTERVAL_MILLIS = 100;

  /** A viewer. */
  public interface Viewer {
    /** Returns whether everything sent has been written, so that events do not pile up. */
    boolean isReady();

    /** Sends an event. */
    void send(String event, long id, String data);

    /** Ends the stream. */
    void close();
  }

  private final EngineGate gate;
  private final FrameReader frames;
  private final QueueDetails details;
  private final EventWriter writer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Viewer, Watch> watches = new HashMap<>();
  private int reserved;
  private long lastId;
  private boolean hasNews;
  private boolean isRunning;
  private boolean isClosed;

  /** What one viewer watches, and what it was sent last. */
  private static final class Watch {
    final Viewer viewer;
    final @Nullable QueueAddress queue;
    @Nullable Frame sent;

    Watch(Viewer viewer, @Nullable QueueAddress queue) {
      this.viewer = viewer;
      this.queue = queue;
    }
  }

  /** Creates a feed without viewers. */
  public LiveFeed(EngineGate gate, FrameReader frames, QueueDetails details, EventWriter writer) {
    this.gate = gate;
    this.frames = frames;
    this.details = details;
    this.writer = writer;
    gate.onMove(this::wake);
    gate.run(queues -> queues.whenQueuesChange(this::wake));
  }

  /** Reserves a place for a viewer, unless all are taken. Returns whether it did. */
  public boolean reserve() {
    lock.lock();
    try {
      boolean isFree = !isClosed && watches.size() + reserved < MAX_VIEWERS;
      reserved += isFree ? 1 : 0;
      return isFree;
    } finally {
      lock.unlock();
    }
  }

  /** Releases a reserved place. */
  public void release() {
    lock.lock();
    try {
      reserved--;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a viewer, for which a place was reserved, unless the feed is closed.
   *
   * @param queue the queue to show in detail, {@code null} for none
   * @return whether it was added
   */
  public boolean add(Viewer viewer, @Nullable QueueAddress queue) {
    lock.lock();
    try {
      reserved--;
      if (isClosed) {
        return false;
      }
      watches.put(viewer, new Watch(viewer, queue));
      if (isRunning) {
        wake();
      } else {
        isRunning = true;
        Thread ticker = new Thread(this::run, "tailback-console");
        ticker.setDaemon(true);
        ticker.start();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Removes a viewer. */
  public void remove(Viewer viewer) {
    lock.lock();
    try {
      watches.remove(viewer);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      hasNews = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    List<Watch> all = awaitNext(nowMillis() - INTERVAL_MILLIS);
    while (!all.isEmpty()) {
      long startMillis = nowMillis();
      tell(all);
      all = awaitNext(startMillis);
    }
  }

  private static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private void tell(List<Watch> all) {
    try {
      send(all);
    } catch (RuntimeException | Error bug) {
      LOG.log(System.Logger.Level.ERROR, "The console's stream has failed", bug);
      all.forEach(watch -> watch.viewer.close());
    }
  }

  /**
   * Waits for the next moment to send something; returns an empty list when no viewers are left.
   */
  private List<Watch> awaitNext(long lastMillis) {
    lock.lock();
    try {
      long millis = millisLeft(lastMillis);
      while (millis > 0 && !watches.isEmpty()) {
        changed.await(millis, TimeUnit.MILLISECONDS);
        millis = millisLeft(lastMillis);
      }
    } catch (InterruptedException e) {
      watches.clear();
    }
    try {
      hasNews = false;
      isRunning = !watches.isEmpty();
      return List.copyOf(watches.values());
    } finally {
      lock.unlock();
    }
  }

  private long millisLeft(long lastMillis) {
    long passed = nowMillis() - lastMillis;
    return (hasNews ? MIN_INTERVAL_MILLIS : INTERVAL_MILLIS) - passed;
  }

  private void send(List<Watch> all) {
    List<Watch> ready = all.stream().filter(watch -> watch.viewer.isReady()).toList();
    if (ready.isEmpty()) {
      return;
    }
    Frame frame = gate.call(frames::read);
    lastId++;
    IdentityHashMap<Frame, String> ticks = new IdentityHashMap<>();
    ready.forEach(watch -> sendFrame(watch, frame, ticks));
    Map<QueueAddress, String> found = new HashMap<>();
    for (Watch watch : ready) {
      if (watch.queue != null) {
        watch.viewer.send("queue", lastId, found.computeIfAbsent(watch.queue, details::read));
      }
    }
  }

  private void sendFrame(Watch watch, Frame frame, IdentityHashMap<Frame, String> ticks) {
    Frame before = watch.sent;
    watch.sent = frame;
    if (before == null) {
      watch.viewer.send("hello", lastId, writer.hello(lastId, frame));
      return;
    }
    String tick = ticks.computeIfAbsent(before, base -> writer.tick(lastId, base, frame));
    if (!tick.isEmpty()) {
      watch.viewer.send("tick", lastId, tick);
    }
  }

  /** Ends all streams. */
  @Override
  public void close() {
    List<Watch> last;
    lock.lock();
    try {
      isClosed = true;
      last = List.copyOf(watches.values());
      watches.clear();
      changed.signal();
    } finally {
      lock.unlock();
    }
    last.forEach(watch -> watch.viewer.close());
  }
}
