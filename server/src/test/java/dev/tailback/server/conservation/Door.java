package dev.tailback.server.conservation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** An SDK client. Each call makes one attempt, and throws if it fails. */
interface Door {

  /** Sends parcels at the same time, and returns the message ids of those that were accepted. */
  Map<Parcel, UUID> send(Map<Parcel, SendMessageRequest> requests);

  List<Message> receive(ReceiveMessageRequest request);

  void delete(String url, String receiptHandle);

  void changeVisibility(String url, String receiptHandle, int seconds);
}
