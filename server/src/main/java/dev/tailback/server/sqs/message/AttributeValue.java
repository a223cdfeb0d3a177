package dev.tailback.server.sqs.message;

import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.MapMember;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The unchecked value of a message attribute in a request. */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
record AttributeValue(
    @Nullable String dataType, @Nullable String stringValue, byte @Nullable [] binaryValue) {

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
