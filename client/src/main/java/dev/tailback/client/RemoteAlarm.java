package dev.tailback.client;

import java.time.Instant;

/**
 * An alarm at one moment.
 *
 * @param name its name
 * @param account the account it is in
 * @param region the region it is in
 * @param state its state
 * @param since when it last changed from one state to another, by the queues' clock
 * @param reason why it is in this state, in a sentence
 */
public record RemoteAlarm(
    String name, String account, String region, State state, Instant since, String reason) {

  /** The state of an alarm. */
  public enum State {
    /** Its metric is within the threshold. */
    OK,
    /** Its metric is beyond the threshold. */
    ALARM,
    /** There is too little data to decide. */
    INSUFFICIENT_DATA
  }
}
