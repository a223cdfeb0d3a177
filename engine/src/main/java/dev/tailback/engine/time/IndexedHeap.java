package dev.tailback.engine.time;

import java.util.Arrays;
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

  @SuppressWarnings({"unchecked", "NullAway"}) // only E's are ever put in, up to size
  private E cast(@Nullable Element element) {
    return (E) element;
  }
}
