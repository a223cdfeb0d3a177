package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.NumericAttribute;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.server.wire.WholeNumber;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts the values of a queue attribute from and to text. */
interface AttributeKind {

  /** Returns a queue's value, {@code null} if it has none or the attribute does not apply to it. */
  @Nullable String show(Queue queue);

  /** Returns the value in settings; only for attributes that can be set. */
  default @Nullable String show(QueueSettings settings) {
    throw new UnsupportedOperationException("can't be set");
  }

  /**
   * Sets a value in a change of settings.
   *
   * @return whether the value is valid for this attribute
   */
  default boolean set(SettingsChange change, String value) {
    throw new UnsupportedOperationException("can't be set");
  }

  default boolean isSettable() {
    return false;
  }

  /**
   * Returns what values are valid, such as "a whole number from 0 to 900"; only for attributes that
   * can be set.
   */
  default String expected() {
    throw new UnsupportedOperationException("can't be set");
  }

  /** Returns the kind of a read-only attribute. */
  static AttributeKind readOnly(Function<Queue, String> value) {
    return value::apply;
  }

  /** An attribute that can be set. */
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

  /** Returns the kind of a whole number in a range. */
  static AttributeKind number(NumericAttribute attribute) {
    return new Setting() {
      @Override
      public String show(QueueSettings settings) {
        return Integer.toString(attribute.of(settings));
      }

      @Override
      public boolean set(SettingsChange change, String value) {
        Integer number = WholeNumber.of(value);
        if (number == null || !attribute.isValid(number)) {
          return false;
        }
        attribute.set(change.builder(), number);
        return true;
      }

      @Override
      public String expected() {
        return attribute.expected();
      }
    };
  }

  /** Returns the kind of a FIFO-only attribute that is one of several words. */
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

  /** Returns the kind of a FIFO-only attribute that is true or false. */
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

  /** Returns the kind of a text, which an empty text removes. The setter checks it. */
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

  /** Sets a text in a change of settings, and returns whether it is valid. */
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

  /** Returns a constant's word on the wire: {@code messageGroup} for {@code MESSAGE_GROUP}. */
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
