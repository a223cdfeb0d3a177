package dev.tailback.engine.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads immutable values: records, component by component, and the types of their
 * components: numbers, texts, enums, UUIDs, durations, lists, sets and maps. A sealed interface
 * stands for the record that implements it.
 */
final class RecordState {
  private RecordState() {}

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  /** A component of a record. */
  private record Part(Type type, Method accessor) {
    static Part of(RecordComponent component) {
      component.getAccessor().setAccessible(true);
      return new Part(component.getGenericType(), component.getAccessor());
    }
  }

  /**
   * The components of a record, cached because the JDK takes longer to find them than to read a
   * record.
   */
  private record Shape(List<Part> parts, Constructor<?> constructor) {
    static Shape of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return new Shape(Arrays.stream(components).map(Part::of).toList(), constructor);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("cannot find the constructor of " + type, e);
      }
    }
  }

  static void write(StateOutput out, Record value) {
    for (Part part : SHAPES.get(value.getClass()).parts) {
      write(out, part.type, get(part.accessor, value));
    }
  }

  static <R extends Record> R read(StateInput in, Class<R> type) {
    Shape shape = SHAPES.get(type);
    @Nullable Object[] values = new @Nullable Object[shape.parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(in, shape.parts.get(i).type);
    }
    return type.cast(create(type, shape.constructor, values));
  }

  private static @Nullable Object get(Method accessor, Record value) {
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read the component " + accessor, e);
    }
  }

  private static Object create(
      Class<?> type, Constructor<?> constructor, @Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new StateException("a " + type.getSimpleName() + " has invalid values", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + type, e);
    }
  }

  private static void write(StateOutput out, Type type, @Nullable Object value) {
    Class<?> raw = raw(type);
    if (!raw.isPrimitive()) {
      out.writeBoolean(value != null);
    }
    if (value != null) {
      writeGiven(out, type, raw, value);
    }
  }

  private static void writeGiven(StateOutput out, Type type, Class<?> raw, Object value) {
    if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Double number) {
      out.writeDouble(number);
    } else if (value instanceof Number number) {
      out.writeNumber(number.longValue());
    } else if (value instanceof String text) {
      out.writeText(text);
    } else if (value instanceof byte[] bytes) {
      out.writeBytes(bytes);
    } else if (value instanceof Enum<?> constant) {
      out.writeText(constant.name());
    } else if (value instanceof UUID id) {
      out.writeUuid(id);
    } else if (value instanceof Duration duration) {
      out.writeNumber(duration.getSeconds());
      out.writeNumber(duration.getNano());
    } else if (value instanceof Collection<?> all) {
      out.writeNumber(all.size());
      all.forEach(one -> write(out, argument(type, 0), one));
    } else if (value instanceof Map<?, ?> map) {
      out.writeNumber(map.size());
      map.forEach(
          (key, mapped) -> {
            write(out, argument(type, 0), key);
            write(out, argument(type, 1), mapped);
          });
    } else if (value instanceof StateValue other) {
      other.writeTo(out);
    } else if (value instanceof Record part) {
      if (raw.isInterface()) {
        out.writeText(part.getClass().getSimpleName());
      }
      write(out, part);
    } else {
      throw new IllegalStateException("cannot write a " + value.getClass());
    }
  }

  private static @Nullable Object read(StateInput in, Type type) {
    Class<?> raw = raw(type);
    return raw.isPrimitive() || in.readBoolean() ? readGiven(in, type, raw) : null;
  }

  private static @Nullable Object readGiven(StateInput in, Type type, Class<?> raw) {
    if (raw == boolean.class || raw == Boolean.class) {
      return in.readBoolean();
    }
    if (raw == double.class || raw == Double.class) {
      return in.readDouble();
    }
    if (raw == int.class || raw == Integer.class) {
      return in.readInt();
    }
    if (raw == long.class || raw == Long.class) {
      return in.readNumber();
    }
    if (raw == String.class) {
      return in.readGivenText();
    }
    if (raw == byte[].class) {
      return in.readBytes();
    }
    if (raw == UUID.class) {
      return in.readUuid();
    }
    if (raw == Duration.class) {
      long seconds = in.readNumber();
      return Duration.ofSeconds(seconds, in.readInt());
    }
    if (StateValue.class.isAssignableFrom(raw)) {
      return readValue(in, raw);
    }
    if (raw.isEnum()) {
      return constant(raw, in.readGivenText());
    }
    return raw == List.class || raw == Set.class || raw == Map.class
        ? readMany(in, type, raw)
        : readRecord(in, raw);
  }

  private static Object readValue(StateInput in, Class<?> raw) {
    try {
      Method reader = raw.getDeclaredMethod("readFrom", StateInput.class);
      reader.setAccessible(true);
      return StateInput.given(reader.invoke(null, in));
    } catch (InvocationTargetException e) {
      throw new StateException("a " + raw.getSimpleName() + " has invalid values", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read a " + raw, e);
    }
  }

  private static Object readMany(StateInput in, Type type, Class<?> raw) {
    int size = in.readInt();
    if (raw == Map.class) {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        Object key = read(in, argument(type, 0));
        map.put(key, read(in, argument(type, 1)));
      }
      return Collections.unmodifiableMap(map);
    }
    Collection<@Nullable Object> all =
        raw == List.class ? new ArrayList<>() : new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      all.add(read(in, argument(type, 0)));
    }
    return all instanceof List<@Nullable Object> list
        ? Collections.unmodifiableList(list)
        : Collections.unmodifiableSet((Set<@Nullable Object>) all);
  }

  private static Record readRecord(StateInput in, Class<?> raw) {
    if (raw.isInterface() && raw.isSealed()) {
      String name = in.readGivenText();
      for (Class<?> known : raw.getPermittedSubclasses()) {
        if (known.getSimpleName().equals(name)) {
          return read(in, known.asSubclass(Record.class));
        }
      }
      throw new StateException("there is no " + raw.getSimpleName() + " called " + name);
    }
    return read(in, raw.asSubclass(Record.class));
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : StateInput.given(type.getEnumConstants())) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new StateException("there is no " + type.getSimpleName() + " called " + name);
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType many ? many.getRawType() : type);
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
