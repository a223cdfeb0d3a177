package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes results as JSON objects, or with a generator of another format that has its structure. */
sealed class JsonOutput implements Output permits QueryJsonOutput, CborOutput {
  private static final int MILLIS = 1_000;

  private final JsonGenerator json;

  JsonOutput(JsonGenerator json) {
    this.json = json;
  }

  static byte[] render(Result result) {
    return render(JsonOutput::new, result::write);
  }

  static <O extends JsonOutput> byte[] render(
      Function<JsonGenerator, O> start, Consumer<O> members) {
    return render(Json.factory(), start, members);
  }

  /** Returns an object in the format of the factory's generators. */
  static <O extends JsonOutput> byte[] render(
      JsonFactory format, Function<JsonGenerator, O> start, Consumer<O> members) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(format._getBufferRecycler());
        JsonGenerator json = format.createGenerator(bytes)) {
      json.writeStartObject();
      members.accept(start.apply(json));
      json.writeEndObject();
      json.flush();
      return bytes.getClearAndRelease();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void string(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      requiredString(name, value);
    }
  }

  @Override
  public void requiredString(String name, String value) {
    write(() -> json.writeStringField(name, value));
  }

  @Override
  public void number(String name, @Nullable Long value) {
    if (value != null) {
      write(() -> json.writeNumberField(name, value));
    }
  }

  @Override
  public void bool(String name, boolean value) {
    write(() -> json.writeBooleanField(name, value));
  }

  @Override
  public void decimal(String name, @Nullable Double value) {
    if (value != null) {
      write(() -> json.writeNumberField(name, value));
    }
  }

  @Override
  public void time(String name, @Nullable Instant value) {
    if (value != null) {
      write(
          () -> {
            json.writeFieldName(name);
            writeTime(json, value.getEpochSecond());
          });
    }
  }

  /** Writes a timestamp as a value. */
  void writeTime(JsonGenerator to, long epochSecond) throws IOException {
    to.writeNumber(epochSecond + ".0");
  }

  @Override
  public void blob(String name, byte @Nullable [] value) {
    if (value != null && value.length > 0) {
      write(() -> json.writeStringField(name, Base64Text.encode(value)));
    }
  }

  @Override
  public void strings(ListMember member, List<String> values) {
    if (!values.isEmpty()) {
      requiredStrings(member, values);
    }
  }

  @Override
  public void requiredStrings(ListMember member, List<String> values) {
    write(
        () -> {
          json.writeArrayFieldStart(member.name());
          for (String value : values) {
            json.writeString(value);
          }
          json.writeEndArray();
        });
  }

  @Override
  public void structures(ListMember member, List<? extends Result> values) {
    if (!values.isEmpty()) {
      requiredStructures(member.name(), values);
    }
  }

  @Override
  public void requiredStructures(ListMember member, List<? extends Result> values) {
    requiredStructures(member.name(), values);
  }

  /** Writes a list of structures, even if it is empty. */
  final void requiredStructures(String name, List<? extends Result> values) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (Result value : values) {
            structure(value);
          }
          json.writeEndArray();
        });
  }

  @Override
  public void decimals(ListMember member, double[] values) {
    write(
        () -> {
          json.writeArrayFieldStart(member.name());
          for (double value : values) {
            json.writeNumber(value);
          }
          json.writeEndArray();
        });
  }

  @Override
  public void times(ListMember member, long[] millis) {
    write(
        () -> {
          json.writeArrayFieldStart(member.name());
          for (long time : millis) {
            writeTime(json, Math.floorDiv(time, MILLIS));
          }
          json.writeEndArray();
        });
  }

  @Override
  public void map(MapMember member, Map<String, String> values) {
    if (values.isEmpty()) {
      return;
    }
    write(
        () -> {
          json.writeObjectFieldStart(member.name());
          for (Map.Entry<String, String> entry : values.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
          }
          json.writeEndObject();
        });
  }

  @Override
  public void structureMap(MapMember member, Map<String, ? extends Result> values) {
    if (values.isEmpty()) {
      return;
    }
    write(
        () -> {
          json.writeObjectFieldStart(member.name());
          values.forEach(this::structure);
          json.writeEndObject();
        });
  }

  @Override
  public void decimalMap(String name, Map<String, Double> values) {
    if (values.isEmpty()) {
      return;
    }
    write(
        () -> {
          json.writeObjectFieldStart(name);
          values.forEach(this::decimal);
          json.writeEndObject();
        });
  }

  @Override
  public final void structure(String name, @Nullable Result value) {
    if (value != null) {
      write(
          () -> {
            json.writeFieldName(name);
            structure(value);
          });
    }
  }

  private void structure(Result result) throws IOException {
    json.writeStartObject();
    result.write(this);
    json.writeEndObject();
  }

  interface Writing {
    void run() throws IOException;
  }

  static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
