package dev.tailback.server.scaling.group.request;

import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads the values of a {@link Kept}, each with a byte for its type. */
final class KeptState {
  private static final byte TEXT = 0;
  private static final byte NUMBER = 1;
  private static final byte FLAG = 2;
  private static final byte STRUCTURE = 3;
  private static final byte LIST = 4;

  private KeptState() {}

  static void write(Map<String, Object> values, StateOutput out) {
    out.writeNumber(values.size());
    values.forEach(
        (name, value) -> {
          out.writeText(name);
          write(value, out);
        });
  }

  private static void write(Object value, StateOutput out) {
    if (value instanceof String text) {
      out.writeByte(TEXT);
      out.writeText(text);
    } else if (value instanceof Integer number) {
      out.writeByte(NUMBER);
      out.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      out.writeByte(FLAG);
      out.writeBoolean(flag);
    } else if (value instanceof Kept structure) {
      out.writeByte(STRUCTURE);
      structure.writeTo(out);
    } else if (value instanceof List<?> list) {
      out.writeByte(LIST);
      out.writeNumber(list.size());
      list.forEach(each -> write(each, out));
    } else {
      throw new IllegalStateException("no structure has a " + value.getClass());
    }
  }

  static Map<String, Object> read(StateInput in, Shape shape) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readGivenText();
      values.put(name, readValue(in, shape, name));
    }
    return values;
  }

  private static Object readValue(StateInput in, Shape shape, String name) {
    byte type = in.readByte();
    return switch (type) {
      case TEXT -> in.readGivenText();
      case NUMBER -> in.readInt();
      case FLAG -> in.readBoolean();
      case STRUCTURE -> Kept.readFrom(in, shape.shapeOf(name));
      case LIST -> readList(in, shape, name);
      default -> throw new StateException("there are no values of type " + type);
    };
  }

  private static List<Object> readList(StateInput in, Shape shape, String name) {
    List<Object> list = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      list.add(readValue(in, shape, name));
    }
    return List.copyOf(list);
  }
}
