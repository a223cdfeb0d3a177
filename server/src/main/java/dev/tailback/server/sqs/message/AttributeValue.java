package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.MapMember;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The unchecked value of a message attribute in a request. */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
record AttributeValue(
    @Nullable String dataType, @Nullable String stringValue, byte @Nullable [] binaryValue) {
  private static final List<ListMember> LISTS =
      List.of(
          ListMember.flattened("StringListValues", "StringListValue"),
          ListMember.flattened("BinaryListValues", "BinaryListValue"));

  /**
   * Refuses lists as values, which AWS reserves. An empty list is refused, too.
   *
   * @param action the action that SQS names in the error
   */
  static void refuseLists(Input input, MapMember member, String action) {
    Map<String, Input> given = input.structureMap(member);
    if (given != null && given.values().stream().anyMatch(AttributeValue::hasList)) {
      throw new Refusal(
          SqsErrors.UNSUPPORTED_OPERATION,
          "Message attribute list values in " + action + " operation are not supported.");
    }
  }

  /** In Query an empty list is a value without a number. */
  private static boolean hasList(Input value) {
    return LISTS.stream()
        .anyMatch(list -> value.strings(list) != null || value.string(list.queryName()) != null);
  }

  /** Reads the attributes of a message; the map is empty if there are none. */
  static Map<String, AttributeValue> readAll(Input input, MapMember member) {
    Map<String, Input> given = input.structureMap(member);
    if (given == null) {
      return Map.of();
    }
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    given.forEach((attribute, value) -> values.put(attribute, read(value)));
    return values;
  }

  private static AttributeValue read(Input value) {
    return new AttributeValue(
        value.string("DataType"), value.string("StringValue"), value.blob("BinaryValue"));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AttributeValue that
        && Objects.equals(dataType, that.dataType)
        && Objects.equals(stringValue, that.stringValue)
        && Arrays.equals(binaryValue, that.binaryValue);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dataType, stringValue, Arrays.hashCode(binaryValue));
  }
}
