package dev.tailback.engine.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * State that consists of items of several kinds, which are written one by one. Beginning to write
 * costs a reference for each item. Items that never change are written as they are; one that can
 * change is written before it does.
 *
 * <pre>{@code
 * SlicedItems items = new SlicedItems();
 * items.addRecords(HistoryItem.class, () -> history, history::add);
 * Consumer<Target> beforeChange = items.addChanging(targets::values, Target::writeTo, this::read);
 * ...
 * beforeChange.accept(target);
 * target.desired = 5;
 * }</pre>
 */
public final class SlicedItems implements RestorableState {
  private final List<Kind<?>> kinds = new ArrayList<>();
  private StateOutput out = new StateOutput();
  private Runnable whenRestored = () -> {};

  /** Creates a state without any kinds of items. */
  public SlicedItems() {}

  /**
   * Adds a kind of items that never change. The reading side must add its kinds in the same order.
   *
   * @param all returns the current items
   * @param reader reads an item
   */
  public <T> void add(
      Supplier<? extends Collection<? extends T>> all,
      BiConsumer<T, StateOutput> writer,
      Consumer<StateInput> reader) {
    add(new ArrayDeque<>(), all, writer, reader);
  }

  /** Adds a kind of items that are records. */
  public <R extends Record> void addRecords(
      Class<R> type, Supplier<? extends Collection<? extends R>> all, Consumer<R> reader) {
    add(
        all,
        (R item, StateOutput to) -> to.writeRecord(item),
        in -> reader.accept(in.readRecord(type)));
  }

  /**
   * Adds a kind of items that can change, which must be told apart by their identity.
   *
   * @return what must be called with an item before it changes or is removed
   */
  public <T> Consumer<T> addChanging(
      Supplier<? extends Collection<? extends T>> all,
      BiConsumer<T, StateOutput> writer,
      Consumer<StateInput> reader) {
    return add(new LinkedHashSet<>(), all, writer, reader)::beforeChange;
  }

  /** Sets what is done when all items have been read. */
  public void whenRestored(Runnable task) {
    whenRestored = task;
  }

  private <T> Kind<T> add(
      Collection<T> left,
      Supplier<? extends Collection<? extends T>> all,
      BiConsumer<T, StateOutput> writer,
      Consumer<StateInput> reader) {
    Kind<T> kind = new Kind<>(kinds.size(), left, all, writer, reader);
    kinds.add(kind);
    return kind;
  }

  @Override
  public void begin() {
    end();
    kinds.forEach(Kind::begin);
  }

  @Override
  public boolean write(int untilBytes) {
    kinds.forEach(kind -> kind.write(untilBytes));
    return kinds.stream().anyMatch(Kind::hasMore);
  }

  @Override
  public StateOutput take(StateOutput next) {
    StateOutput written = out;
    next.clear();
    out = next;
    return written;
  }

  @Override
  public void end() {
    kinds.forEach(Kind::end);
    out.clear();
  }

  @Override
  public void read(StateInput block) {
    while (!block.isAtEnd()) {
      byte kind = block.readByte();
      if (kind < 0 || kind >= kinds.size()) {
        throw new StateException("there are no items of kind " + kind);
      }
      kinds.get(kind).reader.accept(block);
    }
  }

  @Override
  public void restored() {
    whenRestored.run();
  }

  /** Items of one kind. */
  private final class Kind<T> {
    private final int number;
    private final Collection<T> left;
    private final Supplier<? extends Collection<? extends T>> all;
    private final BiConsumer<T, StateOutput> writer;
    private final Consumer<StateInput> reader;

    /**
     * @param left keeps the items that have not been written
     */
    Kind(
        int number,
        Collection<T> left,
        Supplier<? extends Collection<? extends T>> all,
        BiConsumer<T, StateOutput> writer,
        Consumer<StateInput> reader) {
      this.number = number;
      this.left = left;
      this.all = all;
      this.writer = writer;
      this.reader = reader;
    }

    void begin() {
      left.addAll(all.get());
    }

    void end() {
      left.clear();
    }

    boolean hasMore() {
      return !left.isEmpty();
    }

    void write(int untilBytes) {
      Iterator<T> next = left.iterator();
      while (next.hasNext() && out.size() < untilBytes) {
        T item = next.next();
        next.remove();
        write(item);
      }
    }

    void beforeChange(T item) {
      if (left.remove(item)) {
        write(item);
      }
    }

    private void write(T item) {
      out.writeByte(number);
      writer.accept(item, out);
    }
  }
}
