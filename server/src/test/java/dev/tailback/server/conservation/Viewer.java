package dev.tailback.server.conservation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.server.console.EventStream;
import dev.tailback.server.console.EventStream.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A console that shows all queues, and possibly one in detail. It builds its state from the
 * stream's events, each of which updates the state.
 */
final class Viewer implements AutoCloseable {
  private static final long MAX_SILENCE_MILLIS = 10_000;

  /** On a busy machine, the stream skips an event for viewers that have not read the one before. */
  private static final double MAX_SHARE_MISSED = 0.5;

  private static final List<String> COUNTS = List.of("visible", "inFlight", "delayed");

  private final String name;
  private final World world;
  private final boolean showsQueue;
  private final EventStream stream;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, long[]> rows = new HashMap<>();
  private final List<String> columns = new ArrayList<>();
  private @Nullable JsonNode detail;
  private long lastId;
  private long firstId;
  private double nowSeconds;
  private long frames;
  private long details;
  private long missed;
  private long lastNanos = System.nanoTime();
  private long longestMillis;
  private boolean isWatching = true;

  private Viewer(World world, @Nullable String queue) throws IOException {
    this.name = queue == null ? "the overview" : "the view of " + queue;
    this.world = world;
    this.showsQueue = queue != null;
    this.stream =
        EventStream.open(world.tailback, queue == null ? "" : "?queue=" + queue, this::see);
  }

  static Viewer ofAll(World world) throws IOException {
    return new Viewer(world, null);
  }

  static Viewer of(World world, String queue) throws IOException {
    return new Viewer(world, queue);
  }

  private synchronized void see(Event event) {
    try {
      noteTime();
      if (event.name().equals("queue")) {
        seeDetail(event);
      } else {
        seeFrame(event);
      }
    } catch (RuntimeException unreadable) {
      misreported("cannot read " + event + ": " + unreadable);
    }
  }

  private void noteTime() {
    long nanos = System.nanoTime();
    if (isWatching) {
      longestMillis = Math.max(longestMillis, TimeUnit.NANOSECONDS.toMillis(nanos - lastNanos));
    }
    lastNanos = nanos;
  }

  private void seeFrame(Event event) {
    JsonNode data = event.data();
    boolean isFirst = frames++ == 0;
    if (event.name().equals("hello") != isFirst || data.get("seq").longValue() != event.id()) {
      misreported("got " + event.name() + " as frame " + frames + " with id " + event.id());
    }
    checkOrder(event.id(), data.get("now").doubleValue(), isFirst);
    data.path("cols").forEach(column -> columns.add(column.textValue()));
    data.path("queues").forEach(this::add);
    data.path("add").forEach(this::add);
    data.path("q").forEach(this::change);
  }

  private void checkOrder(long id, double now, boolean isFirst) {
    if (id <= lastId || now < nowSeconds || 1000 * now > world.ledger.nowMillis() + 1) {
      misreported("got frame %d of %f after frame %d of %f".formatted(id, now, lastId, nowSeconds));
    }
    firstId = isFirst ? id : firstId;
    missed += isFirst ? 0 : id - lastId - 1;
    lastId = id;
    nowSeconds = now;
  }

  private void add(JsonNode row) {
    int number = row.get(0).intValue();
    names.put(number, row.get(1).textValue());
    long[] counts = new long[COUNTS.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = row.get(3 + columns.indexOf(COUNTS.get(i))).longValue();
    }
    rows.put(number, counts);
  }

  private void change(JsonNode row) {
    long[] counts = rows.get(row.get(0).intValue());
    int mask = row.get(1).intValue();
    for (int i = 0; i < counts.length; i++) {
      int column = columns.indexOf(COUNTS.get(i));
      if ((mask >> column & 1) == 1) {
        int before = Integer.bitCount(mask & ((1 << column) - 1));
        counts[i] = row.get(2 + before).longValue();
      }
    }
  }

  /** Takes the detail event, which comes with each frame, and alone if nothing else has changed. */
  private void seeDetail(Event event) {
    details++;
    if (event.id() < lastId) {
      misreported("got a detail of frame " + event.id() + " after frame " + lastId);
    }
    missed += Math.max(0, event.id() - lastId - 1);
    lastId = event.id();
    detail = event.data();
  }

  /** Checks that events came continuously. Pauses are allowed from now on. */
  synchronized void endWatch(int seconds) {
    noteTime();
    isWatching = false;
    if (longestMillis > MAX_SILENCE_MILLIS || stream.isOver()) {
      misreported("saw nothing for " + longestMillis + " ms");
    }
    long ids = lastId - firstId + 1;
    if (frames < seconds / 2 || (showsQueue && details < seconds / 2)) {
      misreported("got " + frames + " frames and " + details + " details in " + seconds + " s");
    }
    if (missed > MAX_SHARE_MISSED * ids) {
      misreported("missed " + missed + " of " + ids + " frames");
    }
  }

  /** Returns the differences between its state and the queues. */
  synchronized List<String> differences(Map<String, JsonNode> queues) {
    List<String> differences = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach((number, queue) -> numbers.put(queue, number));
    queues.forEach(
        (queue, counts) -> {
          long[] row = rows.getOrDefault(numbers.getOrDefault(queue, -1), new long[0]);
          for (int i = 0; i < COUNTS.size(); i++) {
            long number = i < row.length ? row[i] : -1;
            compare(queue + "'s " + COUNTS.get(i), number, counts.get(COUNTS.get(i)), differences);
          }
        });
    if (showsQueue) {
      compareDetail(queues, differences);
    }
    return differences;
  }

  private void compareDetail(Map<String, JsonNode> queues, List<String> differences) {
    if (detail == null) {
      differences.add(name + " is empty");
      return;
    }
    String queue = detail.get("name").textValue();
    for (String count : COUNTS) {
      long number = detail.path("point").path(count).asLong(-1);
      compare(
          "the point of " + queue + "'s " + count,
          number,
          queues.get(queue).get(count),
          differences);
    }
  }

  private void compare(String what, long number, JsonNode actual, List<String> differences) {
    if (number != actual.longValue()) {
      differences.add(name + " says " + what + " is " + number + ", and not " + actual);
    }
  }

  private void misreported(String what) {
    world.findings.add(Findings.Kind.MISREPORTED, name + " " + what);
  }

  synchronized long frames() {
    return frames;
  }

  synchronized long details() {
    return details;
  }

  @Override
  public void close() {
    stream.close();
  }
}
