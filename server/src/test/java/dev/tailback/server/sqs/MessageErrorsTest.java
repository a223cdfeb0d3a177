package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_MESSAGE_CONTENTS;
import static dev.tailback.server.sqs.WireError.INVALID_PARAMETER_VALUE;
import static dev.tailback.server.sqs.WireError.MISSING_PARAMETER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of SendMessage. */
final class MessageErrorsTest {
  private static final String BAD_CHARACTERS =
      "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
          + " #xE000 to #xFFFD | #x10000 to #x10FFFF";
  private static final String NOT_FOR_THIS_TYPE =
      "The request include parameter that is not valid for this queue type.";
  private static final String BAD_NAME =
      "Message (user) attributes name can only contain upper and lower score characters, digits,"
          + " periods, hyphens and underscores. ";
  private static final String RESERVED_NAME =
      "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are"
          + " reserved for internal use. Additionally, they cannot start or end with '.'.";

  @AutoClose private final Emulator emulator = new Emulator();

  private String standard = "";
  private String fifo = "";

  @BeforeEach
  void createQueues() {
    standard = emulator.queue("q", "MaximumMessageSize", "1024");
    fifo = emulator.fifoQueue("q.fifo");
  }

  private void refuses(WireError error, String text, Map<String, Object> message) {
    for (Wire wire : Wire.values()) {
      emulator.refuses(wire, error, text, wire.request("SendMessage", message));
    }
  }

  private Map<String, Object> message(Object... members) {
    return Members.with(Members.of("QueueUrl", standard, "MessageBody", "hello"), members);
  }

  private Map<String, Object> fifoMessage(Object... members) {
    return Members.with(
        message("QueueUrl", fifo, "MessageGroupId", "g", "MessageDeduplicationId", "d"), members);
  }

  private void refusesAttribute(String text, String name, Map<String, Object> value) {
    refuses(
        INVALID_PARAMETER_VALUE,
        text,
        message("MessageAttributes", Map.of("ok", Members.string("v"), name, value)));
  }

  private void sends(Map<String, Object> message) {
    for (Wire wire : Wire.values()) {
      emulator.call(wire, "SendMessage", message);
    }
  }

  @Test
  void anEmptyBodyIsAMissingOne() {
    String text = "The request must contain the parameter MessageBody.";
    refuses(MISSING_PARAMETER, text, message("MessageBody", ""));
  }

  @Test
  void aMessageIsNoLargerThanItsQueueAllows() {
    String text =
        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.";
    sends(message("MessageBody", "a".repeat(1024)));
    sends(message("MessageBody", "é".repeat(512)));
    sends(message("MessageBody", "\ud83d\ude00".repeat(256)));
    refuses(INVALID_PARAMETER_VALUE, text, message("MessageBody", "a".repeat(1025)));
    refuses(INVALID_PARAMETER_VALUE, text, message("MessageBody", "é".repeat(512) + "a"));
    refuses(
        INVALID_PARAMETER_VALUE, text, message("MessageBody", "\ud83d\ude00".repeat(256) + "a"));
  }

  @Test
  void namesTypesAndValuesOfAttributesCountToTheSize() {
    String text =
        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.";
    Map<String, Object> attributes =
        Members.of(
            "näme", Members.of("DataType", "String.ü", "StringValue", "wért"), // 5 + 9 + 5
            "blob", Members.of("DataType", "Binary", "BinaryValue", "AAEC/w==")); // 4 + 6 + 4
    int rest = 1024 - 19 - 14;
    sends(message("MessageBody", "a".repeat(rest), "MessageAttributes", attributes));
    refuses(
        INVALID_PARAMETER_VALUE,
        text,
        message("MessageBody", "a".repeat(rest + 1), "MessageAttributes", attributes));
  }

  @Test
  void idsAndSystemAttributesDoNotCountToTheSize() {
    sends(
        message(
            "MessageBody",
            "a".repeat(1024),
            "MessageGroupId",
            "g",
            "MessageSystemAttributes",
            Map.of("AWSTraceHeader", Members.string("Root=1"))));
  }

  @Test
  void theSizeComesBeforeTheCharacters() {
    refuses(
        INVALID_PARAMETER_VALUE,
        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.",
        message("MessageBody", "\u0000".repeat(1025)));
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0000',#x0",
    "'\u0007',#x7",
    "'\u000b',#xb",
    "'\u001f',#x1f",
    "\ufffe,#xFFFE",
    "\uffff,#xFFFF",
    "'\ud83d\ude00 \u001b\u0000',#x1b"
  })
  void aBodyHasTheCharactersOfXmlAndTheErrorNamesTheFirstOther(String text, String character) {
    refuses(INVALID_MESSAGE_CONTENTS, badCharacter(character), message("MessageBody", "a" + text));
  }

  private static String badCharacter(String character) {
    return "Invalid binary character '"
        + character
        + "' was found in the message body, the set of allowed characters is #x9 | #xA | #xD |"
        + " [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]";
  }

  @Test
  void halfASurrogatePairIsNoCharacter() {
    for (String escape : List.of("\\ud83d", "\\ude00", "\\ude00\\ud83d")) {
      String first = escape.substring(2, 6).toUpperCase(Locale.ROOT);
      HttpConnection.Request request = Wire.JSON.request("SendMessage", message());
      String body = request.body().replace("hello", escape);
      emulator.refuses(
          Wire.JSON,
          INVALID_MESSAGE_CONTENTS,
          badCharacter("#x" + first),
          new HttpConnection.Request("POST", "/", request.headers(), body));
    }
  }

  @Test
  void theBoundsOfTheCharactersAreWithin() {
    sends(message("MessageBody", "\t\n\r \ud7ff\ue000\ufffd\ud800\udc00\udbff\udfff\u007f"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 901})
  void aDelayHasItsRange(int delay) {
    String text =
        "Value "
            + delay
            + " for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <="
            + " 900.";
    refuses(INVALID_PARAMETER_VALUE, text, message("DelaySeconds", delay));
    refuses(INVALID_PARAMETER_VALUE, text, fifoMessage("DelaySeconds", delay));
    sends(message("DelaySeconds", 0));
    sends(message("DelaySeconds", 900));
  }

  @Test
  void aFifoQueueHasNoDelayOfItsMessages() {
    refuses(
        INVALID_PARAMETER_VALUE,
        "Value 1 for parameter DelaySeconds is invalid. Reason: " + NOT_FOR_THIS_TYPE,
        fifoMessage("DelaySeconds", 1));
    sends(fifoMessage("DelaySeconds", 0));
  }

  @Test
  void aFifoMessageNeedsAGroupAndADeduplicationId() {
    Map<String, Object> withoutGroup = fifoMessage();
    withoutGroup.remove("MessageGroupId");
    refuses(
        MISSING_PARAMETER, "The request must contain the parameter MessageGroupId.", withoutGroup);
    Map<String, Object> withoutId = fifoMessage();
    withoutId.remove("MessageDeduplicationId");
    refuses(
        INVALID_PARAMETER_VALUE,
        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
            + " provided explicitly",
        withoutId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MessageGroupId", "MessageDeduplicationId"})
  void idsHaveTheirAlphabet(String parameter) {
    for (String id : List.of("a b", "ü", "\t", "a".repeat(129))) {
      String text =
          "Value %s for parameter %s is invalid. Reason: %s can only include alphanumeric and punctuation characters. 1 to 128 in length."
              .formatted(id, parameter, parameter);
      refuses(INVALID_PARAMETER_VALUE, text, fifoMessage(parameter, id));
      refuses(INVALID_PARAMETER_VALUE, text, message(parameter, id));
    }
    sends(fifoMessage(parameter, "a".repeat(128)));
    sends(fifoMessage(parameter, "azAZ09!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"));
  }

  @Test
  void aStandardQueueHasNoDeduplication() {
    refuses(
        INVALID_PARAMETER_VALUE,
        "Value d for parameter MessageDeduplicationId is invalid. Reason: " + NOT_FOR_THIS_TYPE,
        message("MessageDeduplicationId", "d"));
    sends(message("MessageGroupId", "g"));
  }

  @Test
  void aMessageHasUpToTenAttributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int i = 1; i <= 10; i++) {
      attributes.put("a" + i, Members.string("v"));
    }
    sends(message("MessageAttributes", attributes));
    attributes.put("a11", Members.string("v"));
    refuses(
        INVALID_PARAMETER_VALUE,
        "Number of message attributes [11] exceeds the allowed maximum [10].",
        message("MessageAttributes", attributes));
  }

  @Test
  void anAttributeTypeStartsWithOneOfThreeWords() {
    for (String type : List.of("string", "Text", "Numbe", " String", ".String")) {
      refusesAttribute(
          "The type of message (user) attribute 'a' is invalid. You must use only the following"
              + " supported type prefixes: Binary, Number, String.",
          "a",
          Members.of("DataType", type, "StringValue", "v"));
    }
    String empty = "The message attribute 'a' must contain non-empty message attribute type.";
    refusesAttribute(empty, "a", Members.of("DataType", "", "StringValue", "v"));
    refusesAttribute(empty, "a", Members.of("StringValue", "v"));
  }

  @ParameterizedTest
  @CsvSource({
    "String, StringValue, String",
    "String.x, StringValue, String",
    "Number, StringValue, Number",
    "Number.int, StringValue, Number",
    "Binary, BinaryValue, Binary",
    "Binary.png, BinaryValue, Binary"
  })
  void anAttributeValueIsNotEmpty(String type, String field, String word) {
    String text =
        "Message (user) attribute 'a' must contain a non-empty value of type '" + word + "'.";
    refusesAttribute(text, "a", Members.of("DataType", type, field, ""));
    refusesAttribute(text, "a", Members.of("DataType", type));
  }

  @Test
  void anAttributeValueIsInTheFieldOfItsType() {
    refusesAttribute(
        "The message attribute 'a' with type 'String.x' must use field 'String'.",
        "a",
        Members.of("DataType", "String.x", "BinaryValue", "AA=="));
    refusesAttribute(
        "The message attribute 'a' with type 'Binary' must use field 'Binary'.",
        "a",
        Members.of("DataType", "Binary", "StringValue", "v"));
  }

  @Test
  void anAttributeHasAName() {
    refusesAttribute(
        "The request must contain non-empty message attribute name.", "", Members.string("v"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"one", "", "1,5", "0x10", "1e127", "1e-129", "NaN", "Infinity", " 1", "1f"})
  void aNumberIsANumber(String value) {
    String text =
        value.isEmpty()
            ? "Message (user) attribute 'a' must contain a non-empty value of type 'Number'."
            : "Can't cast the value of message (user) attribute 'a' to a number.";
    refusesAttribute(text, "a", Members.number(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10e2147483647", "1000e2147483646", "1e-2147483647", "1e99999999999"})
  void aNumberFarBeyondTheRangeIsNoNumber(String value) {
    refusesAttribute(
        "Can't cast the value of message (user) attribute 'a' to a number.",
        "a",
        Members.number(value));
  }

  @Test
  void aNumberHasUpToThirtyEightDigits() {
    for (String value :
        List.of("-1.50", "+7", "0", "0e999", "1E5", "1e126", "1e-128", "9".repeat(38), "00.100")) {
      sends(message("MessageAttributes", Map.of("a", Members.number(value))));
    }
    sends(message("MessageAttributes", Map.of("a", Members.number("9".repeat(38) + "000"))));
    refusesAttribute(
        "Can't cast the value of message (user) attribute 'a' to a number.",
        "a",
        Members.number("9".repeat(39)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS.a", "aws.a", "Amazon.a", "AMAZON.a", ".a", "a.", "a..b"})
  void someAttributeNamesAreReserved(String name) {
    refusesAttribute(RESERVED_NAME, name, Members.string("v"));
  }

  @Test
  void anAttributeNameHasItsAlphabet() {
    for (String name : List.of("a b", "a/b", "a:b", "€")) {
      refusesAttribute(BAD_NAME, name, Members.string("v"));
    }
    for (String name : List.of("aZ09_-.x", "AWS", "Amazonas", "é", "n".repeat(256))) {
      sends(message("MessageAttributes", Map.of(name, Members.string("v"))));
    }
  }

  @Test
  void attributeNamesAndTypesHaveUpTo256Characters() {
    refusesAttribute(
        "Message (user) attribute names must be shorter than 256 Bytes",
        "n".repeat(257),
        Members.string("v"));
    refusesAttribute(
        "Message (user) attribute types must be shorter than 256 Bytes",
        "a",
        Members.of("DataType", "String." + "t".repeat(250), "StringValue", "v"));
    sends(
        message(
            "MessageAttributes",
            Map.of("a", Members.of("DataType", "String." + "t".repeat(249), "StringValue", "v"))));
  }

  @Test
  void anAttributeValueHasTheCharactersOfABody() {
    refusesAttribute(BAD_CHARACTERS, "a", Members.string("\u0000"));
  }

  @Test
  void theTraceHeaderIsTheOnlySystemAttribute() {
    refuses(
        INVALID_PARAMETER_VALUE,
        "Message system attribute name 'Other' is invalid.",
        message("MessageSystemAttributes", Map.of("Other", Members.string("v"))));
    refuses(
        INVALID_PARAMETER_VALUE,
        "The message system attribute 'AWSTraceHeader' must have the type String.",
        message("MessageSystemAttributes", Map.of("AWSTraceHeader", Members.number("1"))));
  }

  @Test
  void aRefusedMessageIsNotInTheQueue() {
    refusesAttribute(RESERVED_NAME, ".", Members.string("v"));
    assertThat(
            emulator.call(
                "GetQueueAttributes",
                "QueueUrl",
                standard,
                "AttributeNames",
                List.of("ApproximateNumberOfMessages")))
        .isEqualTo(Map.of("Attributes", Map.of("ApproximateNumberOfMessages", "0")));
  }
}
