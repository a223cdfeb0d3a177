package dev.tailback.lab.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds how one client consumes: with how many workers, in what batches, and how fast. */
final class ConsumerFit {
  private static final double SERIAL = 0.6;
  private static final double MOSTLY = 0.8;
  private static final double COINCIDENCE = 0.02;

  private final List<Batch> batches = new ArrayList<>();
  private final Map<String, Batch> inHand = new HashMap<>();

  /** The batches of messages that are visible again but may still be deleted. */
  private final Map<String, Batch> late = new HashMap<>();

  /** Takes in what happened to a message. Must be called in the order of events. */
  void see(Sighting sighting) {
    switch (sighting.kind()) {
      case RECEIVED -> receive(sighting);
      case DELETED -> delete(sighting);
      case BACK -> takeBack(sighting);
      case SENT -> {}
    }
  }

  /** Up to ten messages received in the same millisecond count as one batch. */
  private void receive(Sighting sighting) {
    Batch last = batches.isEmpty() ? null : batches.get(batches.size() - 1);
    boolean continues =
        last != null && last.receivedAtMillis() == sighting.atMillis() && last.size() < 10;
    Batch batch = continues && last != null ? last : new Batch(sighting.atMillis());
    if (batch != last) {
      batches.add(batch);
    }
    batch.add();
    inHand.put(sighting.messageId(), batch);
    late.remove(sighting.messageId());
  }

  private void delete(Sighting sighting) {
    Batch batch = inHand.remove(sighting.messageId());
    Batch lateBatch = late.remove(sighting.messageId());
    if (batch != null) {
      batch.delete(sighting.atMillis());
    } else if (lateBatch != null) {
      lateBatch.deleteLate(sighting.atMillis());
    }
  }

  private void takeBack(Sighting sighting) {
    Batch batch = inHand.remove(sighting.messageId());
    if (batch != null) {
      batch.close(sighting.atMillis());
      late.put(sighting.messageId(), batch);
    }
  }

  boolean hasReceived() {
    return !batches.isEmpty();
  }

  /** Returns the largest number of batches in hand at the same time. */
  int workers() {
    List<long[]> steps = new ArrayList<>();
    for (Batch batch : batches) {
      steps.add(new long[] {batch.receivedAtMillis(), 1});
      steps.add(new long[] {batch.closedAtMillis(), -1});
    }
    // A batch that ends when another begins was the same worker's.
    steps.sort(
        (one, other) ->
            one[0] == other[0] ? Long.compare(one[1], other[1]) : Long.compare(one[0], other[0]));
    int now = 0;
    int most = 1;
    for (long[] step : steps) {
      now += (int) step[1];
      most = Math.max(most, now);
    }
    return most;
  }

  /**
   * Returns the largest batch size; a few outliers, where two receives fell into the same
   * millisecond, are ignored.
   */
  int maxBatch() {
    List<Integer> sizes = batches.stream().map(Batch::size).sorted().toList();
    int coincidences = (int) (COINCIDENCE * sizes.size());
    return sizes.get(sizes.size() - 1 - coincidences);
  }

  boolean deletesBatches() {
    List<Batch> telling = batches.stream().filter(Batch::isTelling).toList();
    return !telling.isEmpty()
        && telling.stream().filter(Batch::wasDeletedAtOnce).count() >= MOSTLY * telling.size();
  }

  /** Returns whether the messages of a batch are processed in parallel. */
  boolean isParallel() {
    List<Double> shares =
        batches.stream().filter(Batch::isTelling).map(Batch::firstByLast).sorted().toList();
    return !shares.isEmpty() && shares.get(shares.size() / 2) > SERIAL;
  }

  /** Returns how long messages were processed, in milliseconds. */
  List<Long> processingMillis() {
    boolean isParallel = isParallel();
    return batches.stream()
        .flatMap(batch -> (isParallel ? batch.times() : batch.timesInTurn()).stream())
        .toList();
  }
}
