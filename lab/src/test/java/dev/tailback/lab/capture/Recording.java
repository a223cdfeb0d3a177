package dev.tailback.lab.capture;

import dev.tailback.lab.capture.Sighting.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Records what would have been observed at a queue, from a fixed seed. */
final class Recording {
  static final long FROM = 1_767_225_600_000L;

  final Random random = new Random(7);
  final List<Sighting> sightings = new ArrayList<>();

  /** Sends messages of a size until a time, with distances in milliseconds. */
  List<Long> send(DoubleSupplier distance, long millis, int bytes) {
    List<Long> times = new ArrayList<>();
    for (double at = distance.getAsDouble(); at < millis; at += distance.getAsDouble()) {
      times.add(FROM + (long) at);
      see(Kind.SENT, FROM + (long) at, "m" + times.size(), "shop", bytes);
    }
    return times;
  }

  double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  void see(Kind kind, long at, String message, String client, int bytes) {
    sightings.add(new Sighting(kind, at, message, client, bytes));
  }

  Traffic traffic(long watchedMillis) {
    sightings.sort(Comparator.comparingLong(Sighting::atMillis));
    return new Traffic("orders", FROM, watchedMillis, sightings, List.of(), 20);
  }
}
