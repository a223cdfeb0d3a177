package dev.tailback.engine.queue;

import dev.tailback.engine.queue.QueueRoad.Flight;
import dev.tailback.engine.queue.QueueRoad.Lane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Builds a {@link QueueRoad}. Visits a limited number of messages. */
final class RoadView {
  private static final int MAX_FLIGHTS = 5_000;
  private static final int MAX_PLACES = 5_000;
  private static final int COLUMNS = 60;
  private static final Comparator<Lane> LOCKED_FIRST =
      Comparator.comparingLong(RoadView::lockedSinceMillis)
          .thenComparing(Comparator.comparingInt(Lane::waiting).reversed());

  private final Messages messages;

  RoadView(Messages messages) {
    this.messages = messages;
  }

  QueueRoad draw() {
    FifoBacklog fifo = messages.backlog() instanceof FifoBacklog backlog ? backlog : null;
    List<Message> waiting =
        fifo == null
            ? List.of()
            : messages.after(0, MAX_PLACES).stream().filter(m -> !m.isInFlight()).toList();
    return new QueueRoad(
        messages.returned(),
        messages.nextDelayedMillis(),
        flights(),
        fifo == null ? List.of() : lanes(waiting, fifo),
        waiting.size(),
        fifo == null ? 0 : fifo.groups(),
        fifo == null ? 0 : fifo.beyondLookAhead());
  }

  private List<Flight> flights() {
    List<Flight> flights = new ArrayList<>();
    for (Message message : messages.allInFlight()) {
      if (flights.size() == MAX_FLIGHTS) {
        break;
      }
      flights.add(
          new Flight(message.heldBy(), message.lastReceivedAtMillis, message.visibleAtMillis));
    }
    return flights;
  }

  private List<Lane> lanes(List<Message> waiting, FifoBacklog fifo) {
    Map<MessageGroup, int[]> columns = new LinkedHashMap<>();
    fifo.lockedByAge().limit(COLUMNS).forEach(group -> columns.put(group, new int[COLUMNS]));
    for (int place = 0; place < waiting.size(); place++) {
      int column = (int) ((long) place * COLUMNS / waiting.size());
      columns.computeIfAbsent(fifo.groupOf(waiting.get(place)), g -> new int[COLUMNS])[column]++;
    }
    return columns.entrySet().stream()
        .map(group -> lane(group.getKey(), group.getValue()))
        .sorted(LOCKED_FIRST)
        .toList();
  }

  private static Lane lane(MessageGroup group, int[] columns) {
    return new Lane(
        group.id,
        group.size - group.inFlight,
        group.inFlight == 0 ? null : group.lock(),
        IntStream.of(columns).boxed().toList());
  }

  private static long lockedSinceMillis(Lane lane) {
    return lane.lock() == null ? Long.MAX_VALUE : lane.lock().receivedAtMillis();
  }
}
