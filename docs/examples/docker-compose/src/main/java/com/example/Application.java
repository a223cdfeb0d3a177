package com.example;

import io.awspring.cloud.sqs.annotation.SqsListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes orders from the queue of compose.yaml. */
@SpringBootApplication
public class Application {
  final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  @SqsListener("orders")
  void receive(String order) {
    received.add(order);
  }
}
