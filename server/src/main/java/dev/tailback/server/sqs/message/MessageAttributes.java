package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.MessageAttribute;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.Characters;
import dev.tailback.server.sqs.request.CountLimit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the attributes and system attributes of messages to be sent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">Message
 *     metadata</a>
 */
final class MessageAttributes {
  static final String AWS_TRACE_HEADER = "AWSTraceHeader";

  private static final int MAX_LENGTH = 256;
  private static final int MAX_NUMBER_LENGTH = 1_000;
  private static final int NUMBER_DIGITS = 38;
  private static final int MIN_NUMBER_EXPONENT = -128;
  private static final int MAX_NUMBER_EXPONENT = 126;

  /* SQS's text for a body is known; the one for an attribute's value is not. */
  private static final String BAD_CHARACTERS =
      "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
          + " #xE000 to #xFFFD | #x10000 to #x10FFFF";

  private MessageAttributes() {}

  /** Returns the attributes if they are valid. */
  static Map<String, MessageAttribute> check(Map<String, AttributeValue> given) {
    if (given.isEmpty()) {
      return Map.of(); // kept with the message, so it should take no memory
    }
    CountLimit.MESSAGE_ATTRIBUTES.check(given.size());
    Map<String, MessageAttribute> checked = new LinkedHashMap<>();
    given.forEach((name, value) -> checked.put(name, check(name, value)));
    return checked;
  }

  /** Returns the system attributes if they are valid. Producers can only send the trace header. */
  static Map<String, MessageAttribute> checkSystem(Map<String, AttributeValue> given) {
    if (given.isEmpty()) {
      return Map.of();
    }
    Map<String, MessageAttribute> checked = new LinkedHashMap<>();
    given.forEach((name, value) -> checked.put(name, checkSystem(name, value)));
    return checked;
  }

  private static MessageAttribute checkSystem(String name, AttributeValue value) {
    if (!name.equals(AWS_TRACE_HEADER)) {
      throw Refusal.invalidParameter("Message system attribute name '" + name + "' is invalid.");
    }
    if (!"String".equals(value.dataType())) {
      throw Refusal.invalidParameter(
          "The message system attribute '" + name + "' must have the type String.");
    }
    return check(name, value);
  }

  private static MessageAttribute check(String name, AttributeValue value) {
    checkName(name);
    String dataType = checkType(name, value.dataType());
    if (dataType.startsWith("Binary")) {
      return MessageAttribute.binary(dataType, binary(name, dataType, value));
    }
    String text = string(name, dataType, value);
    if (dataType.startsWith("Number") && !isNumber(text)) {
      throw Refusal.invalidParameter(
          "Can't cast the value of message (user) attribute '" + name + "' to a number.");
    }
    return MessageAttribute.string(dataType, text);
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw Refusal.invalidParameter("The request must contain non-empty message attribute name.");
    }
    if (name.length() > MAX_LENGTH) {
      throw Refusal.invalidParameter(
          "Message (user) attribute names must be shorter than 256 Bytes");
    }
    if (!name.codePoints().allMatch(MessageAttributes::isNameCharacter)) {
      throw Refusal.invalidParameter(
          "Message (user) attributes name can only contain upper and lower score characters,"
              + " digits, periods, hyphens and underscores. ");
    }
    if (isReserved(name)) {
      throw Refusal.invalidParameter(
          "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings"
              + " are reserved for internal use. Additionally, they cannot start or end with '.'.");
    }
  }

  private static boolean isNameCharacter(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isReserved(String name) {
    return startsWithIgnoringCase(name, "AWS.")
        || startsWithIgnoringCase(name, "Amazon.")
        || name.startsWith(".")
        || name.endsWith(".")
        || name.contains("..");
  }

  private static boolean startsWithIgnoringCase(String name, String start) {
    return name.regionMatches(true, 0, start, 0, start.length());
  }

  private static String checkType(String name, @Nullable String dataType) {
    if (dataType == null || dataType.isEmpty()) {
      throw Refusal.invalidParameter(
          "The message attribute '" + name + "' must contain non-empty message attribute type.");
    }
    if (dataType.length() > MAX_LENGTH) {
      throw Refusal.invalidParameter(
          "Message (user) attribute types must be shorter than 256 Bytes");
    }
    boolean hasKnownPrefix =
        dataType.startsWith("String")
            || dataType.startsWith("Number")
            || dataType.startsWith("Binary");
    if (!hasKnownPrefix || !Characters.areValid(dataType)) {
      throw Refusal.invalidParameter(
          "The type of message (user) attribute '"
              + name
              + "' is invalid. You must use only the following supported type prefixes: Binary,"
              + " Number, String.");
    }
    return dataType;
  }

  private static byte[] binary(String name, String dataType, AttributeValue value) {
    byte[] bytes = value.binaryValue();
    if (bytes == null && value.stringValue() != null) {
      throw wrongField(name, dataType, "Binary");
    }
    if (bytes == null || bytes.length == 0) {
      throw empty(name, "Binary");
    }
    return bytes;
  }

  private static String string(String name, String dataType, AttributeValue value) {
    String text = value.stringValue();
    if (text == null && value.binaryValue() != null) {
      throw wrongField(name, dataType, "String");
    }
    if (text == null || text.isEmpty()) {
      throw empty(name, dataType.startsWith("Number") ? "Number" : "String");
    }
    if (!Characters.areValid(text)) {
      throw Refusal.invalidParameter(BAD_CHARACTERS);
    }
    return text;
  }

  private static Refusal wrongField(String name, String dataType, String field) {
    return Refusal.invalidParameter(
        "The message attribute '"
            + name
            + "' with type '"
            + dataType
            + "' must use field '"
            + field
            + "'.");
  }

  private static Refusal empty(String name, String type) {
    return Refusal.invalidParameter(
        "Message (user) attribute '"
            + name
            + "' must contain a non-empty value of type '"
            + type
            + "'.");
  }

  private static boolean isNumber(String text) {
    if (text.length() > MAX_NUMBER_LENGTH || !text.chars().allMatch(c -> c < 0x80)) {
      return false; // long ones are slow to parse, and BigDecimal accepts the digits of any script
    }
    try {
      BigDecimal number = new BigDecimal(text);
      long exponent = (long) number.precision() - number.scale() - 1;
      return number.signum() == 0
          || (exponent >= MIN_NUMBER_EXPONENT
              && exponent <= MAX_NUMBER_EXPONENT
              && number.stripTrailingZeros().precision() <= NUMBER_DIGITS);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
