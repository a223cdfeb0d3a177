package dev.tailback.server.conservation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The asynchronous client, or the batch manager that collects single calls into batches. */
record AsyncDoor(
    Function<SendMessageRequest, CompletableFuture<SendMessageResponse>> send,
    Function<ReceiveMessageRequest, CompletableFuture<ReceiveMessageResponse>> receive,
    Function<DeleteMessageRequest, CompletableFuture<?>> delete,
    Function<ChangeMessageVisibilityRequest, CompletableFuture<?>> changeVisibility)
    implements Door {
  private static final int PATIENCE_SECONDS = 60;

  static AsyncDoor of(SqsAsyncClient sqs) {
    return new AsyncDoor(
        sqs::sendMessage, sqs::receiveMessage, sqs::deleteMessage, sqs::changeMessageVisibility);
  }

  static AsyncDoor of(SqsAsyncBatchManager manager) {
    return new AsyncDoor(
        manager::sendMessage,
        manager::receiveMessage,
        manager::deleteMessage,
        manager::changeMessageVisibility);
  }

  private static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SdkException refusal) {
        throw refusal;
      }
      throw e;
    }
  }

  @Override
  public Map<Parcel, UUID> send(Map<Parcel, SendMessageRequest> requests) {
    Map<Parcel, CompletableFuture<SendMessageResponse>> answers = new HashMap<>();
    requests.forEach((parcel, request) -> answers.put(parcel, send.apply(request)));
    Map<Parcel, UUID> accepted = new HashMap<>();
    answers.forEach(
        (parcel, answer) -> {
          try {
            accepted.put(parcel, UUID.fromString(get(answer).messageId()));
          } catch (SdkException noAnswer) {
            // The producer retries.
          }
        });
    return accepted;
  }

  @Override
  public List<Message> receive(ReceiveMessageRequest request) {
    return get(receive.apply(request)).messages();
  }

  @Override
  public void delete(String url, String receiptHandle) {
    get(
        delete.apply(
            DeleteMessageRequest.builder().queueUrl(url).receiptHandle(receiptHandle).build()));
  }

  @Override
  public void changeVisibility(String url, String receiptHandle, int seconds) {
    get(
        changeVisibility.apply(
            ChangeMessageVisibilityRequest.builder()
                .queueUrl(url)
                .receiptHandle(receiptHandle)
                .visibilityTimeout(seconds)
                .build()));
  }
}
