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
 */
public record QueueDiagnosis(
    String queue, String account, String region, String severity, List<Diagnosis> diagnoses) {

  public QueueDiagnosis {
    diagnoses = List.copyOf(diagnoses);
  }

  /** Returns whether the queue is in trouble: its severity is {@code trouble} or worse. */
  public boolean isInTrouble() {
    return severity.equals("blocked") || severity.equals("trouble");
  }
}
