package com.example.orders;

import io.awspring.cloud.sqs.annotation.SqsListener;
import org.springframework.stereotype.Component;

/**
 * Takes orders from the queue; what the kitchen refuses comes back, and in the end is a dead
 * letter.
 */
@Component
class OrderListener {
  private final Kitchen kitchen;

  OrderListener(Kitchen kitchen) {
    this.kitchen = kitchen;
  }

  @SqsListener("orders")
  void receive(String order) {
    kitchen.prepare(order);
  }
}
