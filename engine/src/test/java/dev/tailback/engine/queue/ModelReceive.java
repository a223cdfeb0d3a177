package dev.tailback.engine.queue;

import java.util.List;

/** A receive of the {@link Model}, answered or waiting. */
final class ModelReceive {
  final ReceiveRequest request;
  long waitsUntil;
  List<ModelDelivery> answer;
  boolean isRepeated;
  boolean isTakenBack;

  ModelReceive(ReceiveRequest request) {
    this.request = request;
  }
}
