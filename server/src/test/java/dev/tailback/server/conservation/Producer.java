package dev.tailback.server.conservation;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Sends one parcel of several groups at a time, and repeats each until it is accepted. Some first
 * attempts are cut off, so that their outcome is unknown.
 */
final class Producer extends Actor {
  private static final int GROUPS = 10;
  private static final int MAX_STORED = 3_000;
  private static final long PAUSE_MILLIS = 100;
  private static final int LARGE = 100_000;
  private static final int SMALL = 50;
  private static final int MAX_CUT_WAIT_MILLIS = 5;

  private final World world;
  private final Lane lane;
  private final Door door;
  private final int[] next = new int[GROUPS];

  Producer(String name, Schedule schedule, World world, Lane lane, Door door) {
    super(name, schedule, PAUSE_MILLIS);
    this.world = world;
    this.lane = lane;
    this.door = door;
  }

  @Override
  void act(SplittableRandom random) throws IOException {
    int groups = 1 + random.nextInt(GROUPS);
    int first = random.nextInt(GROUPS);
    int size = random.nextInt(20) == 0 ? LARGE / groups : SMALL;
    boolean isCut = random.nextInt(8) == 0;
    if (world.witness.stored() > MAX_STORED) {
      return; // the consumers are behind
    }
    Map<Parcel, SendMessageRequest> requests = new HashMap<>();
    for (int i = 0; i < groups; i++) {
      int group = (first + i) % GROUPS;
      Parcel parcel = new Parcel(lane, name() + "-" + group, next[group]++);
      requests.put(parcel, request(parcel, size));
    }
    if (isCut) {
      cut(requests, random);
    }
    sendAll(requests);
  }

  private SendMessageRequest request(Parcel parcel, int size) {
    SendMessageRequest.Builder request =
        SendMessageRequest.builder().queueUrl(world.url(lane.queue)).messageBody(parcel.body(size));
    if (lane.isFifo()) {
      request.messageGroupId(parcel.group()).messageDeduplicationId(parcel.deduplicationId());
    }
    return request.build();
  }

  private void cut(Map<Parcel, SendMessageRequest> requests, SplittableRandom random)
      throws IOException {
    for (Map.Entry<Parcel, SendMessageRequest> request : requests.entrySet()) {
      world.ledger.beginSend(request.getKey());
      CutCall.send(world.tailback.port(), request.getValue()).run(random, MAX_CUT_WAIT_MILLIS);
    }
  }

  private void sendAll(Map<Parcel, SendMessageRequest> requests) {
    Map<Parcel, SendMessageRequest> left = new HashMap<>(requests);
    while (!left.isEmpty()) {
      left.keySet().forEach(world.ledger::beginSend);
      try {
        door.send(left).forEach(world.ledger::accepted);
      } catch (SdkException noAnswer) {
        // It may have been stored. Another attempt can't lose it.
      }
      Iterator<Parcel> parcels = left.keySet().iterator();
      while (parcels.hasNext()) {
        if (!world.ledger.sends(parcels.next()).accepted().isEmpty()) {
          parcels.remove();
        }
      }
      if (!left.isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS / 2));
      }
    }
  }
}
