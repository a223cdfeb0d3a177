package dev.tailback.server.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.engine.diagnosis.Wording;
import dev.tailback.engine.diagnosis.Wordings;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.time.NextEvent;
import dev.tailback.server.admin.QueueNames;
import dev.tailback.server.forward.CallPrice;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamCalls;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the stream's events as JSON: {@code hello} with everything, {@code tick} with what has
 * changed since an earlier frame. docs/ADMIN.md describes them.
 */
public final class EventWriter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MILLIS = 1000;

  private final String version;
  private final ConsoleMode mode;
  private final QueueNames defaults;
  private final boolean hasLogin;
  private final @Nullable Upstream upstream;
  private final boolean compares;

  /**
   * @param mode what the console may do
   * @param defaults the account and region of queues that are named without them
   * @param hasLogin whether the console's user has logged in, and so can log out
   * @param upstream the upstream, {@code null} if there is none
   * @param compares whether its answers are compared
   */
  public EventWriter(
      String version,
      ConsoleMode mode,
      QueueNames defaults,
      boolean hasLogin,
      @Nullable Upstream upstream,
      boolean compares) {
    this.upstream = upstream;
    this.compares = compares;
    this.version = version;
    this.mode = mode;
    this.defaults = defaults;
    this.hasLogin = hasLogin;
  }

  /** Writes a part of an event. */
  private interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  private static String object(Part part) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      part.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  String hello(long id, Frame frame) {
    return object(
        json -> {
          writeMoment(json, id, frame);
          json.writeStringField("version", version);
          json.writeStringField("console", mode.toString());
          json.writeBooleanField("login", hasLogin);
          json.writeStringField("account", defaults.account());
          json.writeStringField("region", defaults.region());
          if (upstream != null) {
            writeUpstream(json, upstream);
          }
          writeWordings(json);
          json.writeArrayFieldStart("cols");
          for (Column column : Column.values()) {
            json.writeString(column.wireName());
          }
          json.writeEndArray();
          writeRows(json, "queues", frame.queues());
          writeAlarms(json, frame.alarms());
          writeNext(json, frame.next());
        });
  }

  /** Returns what has changed since an earlier frame; an empty text if nothing has. */
  String tick(long id, Frame before, Frame now) {
    List<Part> parts = changes(before, now);
    if (parts.isEmpty()) {
      return "";
    }
    return object(
        json -> {
          writeMoment(json, id, now);
          for (Part part : parts) {
            part.write(json);
          }
        });
  }

  private static List<Part> changes(Frame before, Frame now) {
    List<Part> parts = new ArrayList<>();
    if (before.isPaused() != now.isPaused()
        || (now.isPaused() && before.nowMillis() != now.nowMillis())
        || before.storedBytes() != now.storedBytes()
        || before.maxStoredBytes() != now.maxStoredBytes()
        || !Objects.equals(before.calls(), now.calls())) {
      parts.add(json -> {}); // only the time
    }
    FrameChanges changes = FrameChanges.between(before, now);
    if (!changes.rows().isEmpty()) {
      parts.add(json -> writeChanges(json, changes.rows()));
    }
    if (!changes.added().isEmpty()) {
      parts.add(json -> writeRows(json, "add", changes.added()));
    }
    if (!changes.gone().isEmpty()) {
      parts.add(json -> writeNumbers(json, "gone", changes.gone()));
    }
    if (!before.alarms().equals(now.alarms())) {
      parts.add(json -> writeAlarms(json, now.alarms()));
    }
    if (!before.next().equals(now.next())) {
      parts.add(json -> writeNext(json, now.next()));
    }
    return parts;
  }

  private static void writeMoment(JsonGenerator json, long id, Frame frame) throws IOException {
    json.writeNumberField("seq", id);
    json.writeNumberField("now", frame.nowMillis() / MILLIS);
    json.writeStringField("mode", frame.isPaused() ? "paused" : "running");
    json.writeArrayFieldStart("stored");
    json.writeNumber(frame.storedBytes());
    json.writeNumber(frame.maxStoredBytes());
    json.writeEndArray();
    UpstreamCalls calls = frame.calls();
    if (calls != null) {
      json.writeArrayFieldStart("calls");
      json.writeNumber(calls.forwarded());
      json.writeNumber(calls.asked());
      json.writeEndArray();
    }
  }

  private void writeUpstream(JsonGenerator json, Upstream upstream) throws IOException {
    json.writeObjectFieldStart("upstream");
    json.writeStringField("name", upstream.base(upstream.queues().home().region()));
    json.writeStringField("access", upstream.access().toString());
    json.writeNumberField("dollarsAMillion", CallPrice.DOLLARS_A_MILLION);
    json.writeBooleanField("compares", compares);
    json.writeEndObject();
  }

  private static void writeWordings(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("wordings");
    for (Map.Entry<String, Wording> wording : Wordings.ALL.entrySet()) {
      json.writeArrayFieldStart(wording.getKey());
      json.writeString(wording.getValue().says());
      json.writeString(wording.getValue().remedy());
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeRows(JsonGenerator json, String name, Map<Integer, QueueRow> rows)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Map.Entry<Integer, QueueRow> row : rows.entrySet()) {
      json.writeStartArray();
      json.writeNumber(row.getKey());
      json.writeString(row.getValue().address().name());
      writeTraits(json, row.getValue());
      for (Object value : row.getValue().values()) {
        writeValue(json, value);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeTraits(JsonGenerator json, QueueRow row) throws IOException {
    QueueSettings settings = row.traits().settings();
    json.writeStartObject();
    json.writeStringField("account", row.address().account());
    json.writeStringField("region", row.address().region());
    json.writeBooleanField("fifo", settings.isFifo());
    if (!row.traits().areKnown()) {
      writeNumbers(json, "sources", List.of());
      json.writeEndObject();
      return;
    }
    json.writeNumberField("vt", settings.visibilityTimeoutSeconds());
    json.writeNumberField("retention", settings.messageRetentionPeriodSeconds());
    json.writeNumberField("delay", settings.delaySeconds());
    json.writeNumberField("limit", row.traits().limits().inFlight());
    json.writeNumberField("lookAhead", row.traits().limits().lookAhead());
    if (row.traits().deadLetterQueue() != null) {
      json.writeNumberField("dlq", row.traits().deadLetterQueue());
    }
    if (settings.redrivePolicy() != null) {
      json.writeNumberField("maxReceive", settings.redrivePolicy().maxReceiveCount());
    }
    writeNumbers(json, "sources", row.traits().sources());
    json.writeEndObject();
  }

  private static void writeChanges(JsonGenerator json, Map<Integer, FrameChanges.Row> rows)
      throws IOException {
    json.writeArrayFieldStart("q");
    for (Map.Entry<Integer, FrameChanges.Row> row : rows.entrySet()) {
      json.writeStartArray();
      json.writeNumber(row.getKey());
      json.writeNumber(row.getValue().mask());
      for (Object value : row.getValue().values()) {
        writeValue(json, value);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeAlarms(JsonGenerator json, List<Frame.AlarmRow> alarms)
      throws IOException {
    json.writeArrayFieldStart("alarms");
    for (Frame.AlarmRow alarm : alarms) {
      json.writeStartArray();
      json.writeString(alarm.arn());
      json.writeString(alarm.name());
      writeValue(json, alarm.queues());
      json.writeString(alarm.state());
      json.writeNumber(alarm.sinceMillis() / MILLIS);
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeNext(JsonGenerator json, List<NextEvent> next) throws IOException {
    json.writeArrayFieldStart("next");
    for (NextEvent event : next) {
      json.writeStartArray();
      json.writeNumber(event.dueMillis() / MILLIS);
      json.writeString(event.about());
      json.writeString(event.what());
      json.writeBoolean(event.isHousekeeping());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeNumbers(JsonGenerator json, String name, List<Integer> numbers)
      throws IOException {
    json.writeFieldName(name);
    writeValue(json, numbers);
  }

  /** Writes a number, a text, a list of such, or {@code null}. */
  private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        writeValue(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Double number && number == Math.rint(number)) {
      json.writeNumber(number.longValue()); // without a decimal point
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(Objects.toString(value));
    }
  }
}
