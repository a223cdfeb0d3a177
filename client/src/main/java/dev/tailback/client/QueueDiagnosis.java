package dev.tailback.client;

import java.util.List;

/**
 * What is wrong with a queue.
 *
 * @param queue the queue's name
 * @param account the account it is in
 * @param region the region it is in
 * @param severity the severity of its worst diagnosis, as a word
 * @param diagnoses its diagnoses, worst first
 * @param messagesUnknown whether the number of messages is unknown, because they are in another SQS
 *     that has not reported it recently
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
