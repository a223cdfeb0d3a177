package dev.tailback.server.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tailback.engine.live.History;
import dev.tailback.engine.live.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Estimates the ages of the waiting messages from arrivals alone, without visiting them: the last
 * to arrive are at the tail.
 */
final class WaitingAges {
  private static final int MAX_PAIRS = 60;

  private WaitingAges() {}

  private record Pair(int ageSeconds, int messages) {}

  /** Adds pairs of an age in seconds and a number of messages; the numbers add up. */
  static void show(History minutes, int visible, ArrayNode shown) {
    for (Pair pair : pairs(minutes, visible)) {
      shown.addArray().add(pair.ageSeconds).add(pair.messages);
    }
  }

  private static List<Pair> pairs(History minutes, int visible) {
    int[] sent = minutes.values(Measure.SENT).toArray();
    int atOnce = visible / MAX_PAIRS + 1;
    List<Pair> pairs = new ArrayList<>();
    int left = visible;
    int collected = 0;
    for (int slot = sent.length - 1; slot >= 0 && left > 0; slot--) {
      int found = Math.min(left, sent[slot]);
      left -= found;
      collected += found;
      if (collected >= atOnce || (slot == 0 && collected > 0) || (left == 0 && collected > 0)) {
        pairs.add(new Pair((sent.length - 1 - slot) * minutes.stepSeconds(), collected));
        collected = 0;
      }
    }
    if (left > 0) {
      pairs.add(new Pair(Math.max(minutes.last(Measure.AGE), youngest(sent, minutes)), left));
    }
    Collections.reverse(pairs);
    return pairs;
  }

  /** Returns the minimum age of a message that arrived before the history. */
  private static int youngest(int[] sent, History minutes) {
    return minutes.isKnownFromItsStart() ? sent.length * minutes.stepSeconds() : 0;
  }
}
