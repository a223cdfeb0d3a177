package com.example.orders;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Prepares everything but tea. */
@Component
class Kitchen {
  private final List<String> prepared = new CopyOnWriteArrayList<>();

  void prepare(String order) {
    if (order.contains("tea")) {
      throw new IllegalArgumentException("We have no tea.");
    }
    prepared.add(order);
  }

  List<String> prepared() {
    return prepared;
  }
}
