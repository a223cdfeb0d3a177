package dev.tailback.server.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tailback.engine.queue.ClientId;
import dev.tailback.engine.queue.QueueRoad.Lane;
import dev.tailback.engine.queue.QueueSnapshot.LockedGroup;
import java.util.List;

/** The message groups of a FIFO queue as lanes of the road. */
final class Lanes {
  private static final int MAX_LANES = 8;
  private static final double MILLIS = 1000;

  private Lanes() {}

  /** Adds a row for each lane, and one for all beyond the first eight. */
  static void show(List<Lane> lanes, ArrayNode shown) {
    lanes.stream().limit(MAX_LANES).forEach(lane -> show(lane, shown.addArray()));
    if (lanes.size() > MAX_LANES) {
      showOthers(lanes.subList(MAX_LANES, lanes.size()), shown.addArray());
    }
  }

  private static void show(Lane lane, ArrayNode shown) {
    shown.add(lane.group()).add(lane.waiting());
    LockedGroup lock = lane.lock();
    if (lock == null) {
      shown.addNull();
    } else {
      ClientId holder = lock.heldBy();
      shown
          .addArray()
          .add(holder == null ? null : holder.name())
          .add(lock.receivedAtMillis() / MILLIS)
          .add(lock.visibleAtMillis() / MILLIS)
          .add(lock.inFlight());
    }
    ArrayNode columns = shown.addArray();
    lane.columns().forEach(columns::add);
  }

  private static void showOthers(List<Lane> lanes, ArrayNode shown) {
    shown.add("… and " + lanes.size() + " more");
    shown.add(lanes.stream().mapToInt(Lane::waiting).sum());
    shown.addNull();
    ArrayNode columns = shown.addArray();
    for (int column = 0; column < lanes.get(0).columns().size(); column++) {
      int at = column;
      columns.add(lanes.stream().mapToInt(lane -> lane.columns().get(at)).sum());
    }
  }
}
