package dev.tailback.server.conservation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The blocking client. It sends several parcels by SendMessageBatch. */
record SyncDoor(SqsClient sqs) implements Door {

  @Override
  public Map<Parcel, UUID> send(Map<Parcel, SendMessageRequest> requests) {
    List<Parcel> parcels = List.copyOf(requests.keySet());
    if (parcels.size() == 1) {
      Parcel only = parcels.get(0);
      return Map.of(only, UUID.fromString(sqs.sendMessage(requests.get(only)).messageId()));
    }
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < parcels.size(); i++) {
      entries.add(entry(Integer.toString(i), requests.get(parcels.get(i))));
    }
    String url = requests.get(parcels.get(0)).queueUrl();
    SendMessageBatchResponse answer = sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
    Map<Parcel, UUID> accepted = new HashMap<>();
    for (SendMessageBatchResultEntry result : answer.successful()) {
      Parcel parcel = parcels.get(Integer.parseInt(result.id()));
      accepted.put(parcel, UUID.fromString(result.messageId()));
    }
    return accepted;
  }

  private static SendMessageBatchRequestEntry entry(String id, SendMessageRequest request) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(request.messageBody())
        .messageGroupId(request.messageGroupId())
        .messageDeduplicationId(request.messageDeduplicationId())
        .build();
  }

  @Override
  public List<Message> receive(ReceiveMessageRequest request) {
    return sqs.receiveMessage(request).messages();
  }

  @Override
  public void delete(String url, String receiptHandle) {
    sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(receiptHandle));
  }

  @Override
  public void changeVisibility(String url, String receiptHandle, int seconds) {
    sqs.changeMessageVisibility(
        r -> r.queueUrl(url).receiptHandle(receiptHandle).visibilityTimeout(seconds));
  }
}
