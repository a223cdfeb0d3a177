package dev.tailback.engine.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap whose elements know their place in it, so that any element can be removed or moved
 * in O(log n), not only the first.
 */
public abstract class IndexedHeap<E extends IndexedHeap.Element> {
  private static final int NOWHERE = -1;
  private static final int MIN_CAPACITY = 8;

  /** An element, which can be in one heap at a time. */
  public abstract static class Element {
    int place = NOWHERE;

    /** Creates an element that is in no heap. */
    protected Element() {}

    /** Returns whether it is in a heap. */
    public final boolean isInHeap() {
      return place != NOWHERE;
    }
  }

  private @Nullable Element[] elements = new @Nullable Element[MIN_CAPACITY];
  private int size;

  /** Creates an empty heap. */
  protected IndexedHeap() {}

  /** Returns whether {@code a} comes out before {@code b}: a total order, no two are equal. */
  protected abstract boolean isBefore(E a, E b);

  /** Returns the number of elements. */
  public final int size() {
    return size;
  }

  /** Returns whether there is no element. */
  public final boolean isEmpty() {
    return size == 0;
  }

  /** Returns whether the element is in the heap; it may be in no other. */
  public final boolean contains(E element) {
    return element.isInHeap();
  }

  /** Returns the first element, or {@code null} if there is none. */
  public final @Nullable E peek() {
    return size == 0 ? null : at(0);
  }

  /** Adds an element in O(log n). */
  public final void add(E element) {
    if (contains(element)) {
      throw new IllegalStateException("already in the heap");
    }
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size * 2);
    }
    siftUp(size++, element);
  }

  /** Removes an element of the heap in O(log n). */
  public final void remove(E element) {
    int place = element.place;
    element.place = NOWHERE;
    E last = at(--size);
    elements[size] = null;
    if (last != element) {
      settle(place, last);
    }
    if (size < elements.length / 4 && elements.length > MIN_CAPACITY) {
      elements = Arrays.copyOf(elements, elements.length / 2);
    }
  }

  /** Restores the element's place, in O(log n), after what it is ordered by has changed. */
  public final void moved(E element) {
    settle(element.place, element);
  }

  /** Returns the elements in no particular order. The heap must not change during iteration. */
  public final Iterable<E> elements() {
    return () -> Arrays.stream(elements, 0, size).map(this::cast).iterator();
  }

  /**
   * Passes elements to a visitor, in no particular order. If it returns {@code false} for one,
   * those that come after it may be left out.
   */
  public final void visit(Predicate<? super E> visitor) {
    visit(0, visitor);
  }

  private void visit(int place, Predicate<? super E> visitor) {
    if (place < size && visitor.test(at(place))) {
      visit(2 * place + 1, visitor);
      visit(2 * place + 2, visitor);
    }
  }

  /**
   * Returns the first elements in order: O(log max) for each. The heap must not change meanwhile.
   */
  public final Iterable<E> inOrder(int max) {
    return () -> new InOrder(max);
  }

  /** Returns the first elements in order. */
  public final List<E> first(int max) {
    List<E> first = new ArrayList<>();
    inOrder(max).forEach(first::add);
    return first;
  }

  /** Iterates over the heap in order; it keeps the places whose elements may come next. */
  private final class InOrder implements Iterator<E> {
    private final PriorityQueue<Integer> next =
        new PriorityQueue<>((a, b) -> a.equals(b) ? 0 : isBefore(at(a), at(b)) ? -1 : 1);
    private int left;

    InOrder(int max) {
      left = max;
      add(0);
    }

    private void add(int place) {
      if (place < size) {
        next.add(place);
      }
    }

    @Override
    public boolean hasNext() {
      return left > 0 && !next.isEmpty();
    }

    @Override
    public E next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      left--;
      int place = next.remove();
      add(2 * place + 1);
      add(2 * place + 2);
      return at(place);
    }
  }

  /** Checks the order and the places; for tests. */
  public final void checkInvariants() {
    for (int i = 0; i < size; i++) {
      Invariant.that(at(i).place == i, "an element knows its place");
      Invariant.that(i == 0 || isBefore(at((i - 1) / 2), at(i)), "a parent is before its children");
    }
  }

  private void settle(int place, E element) {
    if (place > 0 && isBefore(element, at((place - 1) / 2))) {
      siftUp(place, element);
    } else {
      siftDown(place, element);
    }
  }

  private void siftUp(int from, E element) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) / 2;
      if (!isBefore(element, at(parent))) {
        break;
      }
      put(place, at(parent));
      place = parent;
    }
    put(place, element);
  }

  private void siftDown(int from, E element) {
    int place = from;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && isBefore(at(child + 1), at(child))) {
        child++;
      }
      if (!isBefore(at(child), element)) {
        break;
      }
      put(place, at(child));
      place = child;
    }
    put(place, element);
  }

  private void put(int place, E element) {
    elements[place] = element;
    element.place = place;
  }

  private E at(int place) {
    return cast(elements[place]);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only instances of E are stored, up to size
  private E cast(@Nullable Element element) {
    return (E) element;
  }
}
