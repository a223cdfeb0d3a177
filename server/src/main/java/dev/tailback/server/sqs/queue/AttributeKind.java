package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.server.wire.WholeNumber;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the values of a queue attribute are read from text and shown as text. */
interface AttributeKind {

  /** The value, or {@code null} where the queue has none or the attribute does not apply to it. */
  @Nullable String show(Queue queue);

  /** The value in these settings; only for what can be set. */
  default @Nullable String show(QueueSettings settings) {
    throw new UnsupportedOperationException("can't be set");
  }

  /**
   * Takes a value over into a change.
   *
   * @return whether the value is one this attribute can have
   */
  default boolean set(SettingsChange change, String value) {
    throw new UnsupportedOperationException("can't be set");
  }

  default boolean isSettable() {
    return false;
  }

  /** What values it can have, such as "a whole number from 0 to 900"; only for what can be set. */
  default String expected() {
    throw new UnsupportedOperationException("can't be set");
  }

  /** Something SQS tells of the queue. */
  static AttributeKind told(Function<Queue, String> value) {
    return value::apply;
  }

  /** Something that is set. */
  abstract class Setting implements AttributeKind {
    @Override
    public final boolean isSettable() {
      return true;
    }

    @Override
    public final @Nullable String show(Queue queue) {
      return show(queue.settings());
    }

    @Override
    public abstract @Nullable String show(QueueSettings settings);

    @Override
    public abstract boolean set(SettingsChange change, String value);

    @Override
    public abstract String expected();
  }

  /** A whole number with bounds. */
  static AttributeKind number(
      int from,
      int to,
      ToIntFunction<QueueSettings> get,
      BiConsumer<QueueSettings.Builder, Integer> set) {
    return new Setting() {
      @Override
      public String show(QueueSettings settings) {
        return Integer.toString(get.applyAsInt(settings));
      }

      @Override
      public boolean set(SettingsChange change, String value) {
        Integer number = WholeNumber.of(value);
        if (number == null || number < from || number > to) {
          return false;
        }
        set.accept(change.builder(), number);
        return true;
      }

      @Override
      public String expected() {
        return "a whole number from " + from + " to " + to;
      }
    };
  }

  /** One of several words, in FIFO queues only. */
  static <E extends Enum<E>> AttributeKind fifoWord(
      Class<E> type,
      Function<FifoSettings, E> get,
      BiFunction<FifoSettings, E, FifoSettings> with) {
    return new Setting() {
      @Override
      public @Nullable String show(QueueSettings settings) {
        FifoSettings fifo = settings.fifo();
        return fifo == null ? null : word(get.apply(fifo));
      }

      @Override
      public boolean set(SettingsChange change, String value) {
        for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
          if (word(constant).equals(value)) {
            change.fifo(fifo -> with.apply(fifo, constant));
            return true;
          }
        }
        return false;
      }

      @Override
      public String expected() {
        return Stream.of(Objects.requireNonNull(type.getEnumConstants()))
            .map(AttributeKind::word)
            .collect(Collectors.joining(" or "));
      }
    };
  }

  /** Yes or no, in FIFO queues only. */
  static AttributeKind fifoSwitch(
      Function<FifoSettings, Boolean> get, BiFunction<FifoSettings, Boolean, FifoSettings> with) {
    return new Setting() {
      @Override
      public @Nullable String show(QueueSettings settings) {
        FifoSettings fifo = settings.fifo();
        return fifo == null ? null : get.apply(fifo).toString();
      }

      @Override
      public boolean set(SettingsChange change, String value) {
        Boolean on = yesOrNo(value);
        if (on != null) {
          change.fifo(fifo -> with.apply(fifo, on));
        }
        return on != null;
      }

      @Override
      public String expected() {
        return "true or false";
      }
    };
  }

  /** A text that an empty one removes, checked by whoever takes it over. */
  static AttributeKind text(
      String expected, Function<QueueSettings, @Nullable String> get, TextSetter set) {
    return new Setting() {
      @Override
      public @Nullable String show(QueueSettings settings) {
        return get.apply(settings);
      }

      @Override
      public boolean set(SettingsChange change, String value) {
        return set.set(change, value);
      }

      @Override
      public String expected() {
        return expected;
      }
    };
  }

  /** Takes a text over into a change, unless it is not valid. */
  @FunctionalInterface
  interface TextSetter {
    boolean set(SettingsChange change, String value);
  }

  static @Nullable Boolean yesOrNo(String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  /** The word for a constant on the wire: {@code MESSAGE_GROUP} is {@code messageGroup}. */
  static String word(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      boolean isFirst = word.isEmpty();
      word.append(
          isFirst ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return word.toString();
  }
}
