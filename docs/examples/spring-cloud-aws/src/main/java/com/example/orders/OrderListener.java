package com.example.orders;

import io.awspring.cloud.sqs.annotation.SqsListener;
import org.springframework.stereotype.Component;

/** Takes orders from the queue. An order that the kitchen refuses too often is dead-lettered. */
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
