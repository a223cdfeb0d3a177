package dev.tailback.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a stored message.
 *
 * @param messageId its id
 * @param state {@code VISIBLE}, {@code IN_FLIGHT} or {@code DELAYED}
 * @param receiveCount how often it was received
 * @param sentAtMillis when it was sent, in milliseconds since the epoch
 * @param nextDeadlineMillis when its next timed event fires
 * @param heldBy the client that holds it, {@code null} if there is none or it is unknown
 * @param messageGroupId its group, if it has one
 * @param attributes its message attributes by name
 * @param body its body
 */
public record RemoteMessage(
    String messageId,
    String state,
    int receiveCount,
    long sentAtMillis,
    long nextDeadlineMillis,
    @Nullable Client heldBy,
    @Nullable String messageGroupId,
    Map<String, Attribute> attributes,
    String body) {

  public RemoteMessage {
    attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
  }

  /**
   * A message attribute.
   *
   * @param dataType its type, such as {@code String} or {@code Number}
   * @param stringValue its value, unless that is binary
   * @param binaryValue its value in Base64, if that is binary
   */
  public record Attribute(
      String dataType, @Nullable String stringValue, @Nullable String binaryValue) {}
}
