package dev.tailback.client;

import java.util.List;

/**
 * What is wrong with a queue.
 *
 * @param queue the queue's name
 * @param account the account it is in
 * @param region the region it is in
 * @param severity how bad the worst of it is, as a word
 * @param diagnoses what is said of it, worst first
 * @param messagesUnknown whether nobody knows how many messages there are, because they are in
 *     another SQS that has not said it lately
 */
public record QueueDiagnosis(
    String queue,
    String account,
    String region,
    String severity,
    List<Diagnosis> diagnoses,
    boolean messagesUnknown) {

  public QueueDiagnosis {
    diagnoses = List.copyOf(diagnoses);
  }

  /** Returns whether the queue is in trouble: its severity is {@code trouble} or worse. */
  public boolean isInTrouble() {
    return severity.equals("blocked") || severity.equals("trouble");
  }
}
