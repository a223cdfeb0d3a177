package dev.tailback.engine.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap whose elements know their place in it, so that any element can be removed or moved
 * in O(log n), not only the first.
 *
 * <p>The place is a field of the element, {@link #NOWHERE} while it is in no heap. One field serves
 * one heap at a time.
 */
public abstract class IndexedHeap<E> {
  /** The place of an element that is in no heap. */
  public static final int NOWHERE = -1;

  private static final int MIN_CAPACITY = 8;

  private @Nullable Object[] elements = new @Nullable Object[MIN_CAPACITY];
  private int size;

  /** Creates an empty heap. */
  protected IndexedHeap() {}

  /** Returns whether {@code a} comes out before {@code b}: a total order, no two are equal. */
  protected abstract boolean isBefore(E a, E b);

  /** Returns the element's place, from its field. */
  protected abstract int placeOf(E element);

  /** Sets the element's field to its place. */
  protected abstract void setPlaceOf(E element, int place);

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
    return placeOf(element) != NOWHERE;
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
    int place = placeOf(element);
    setPlaceOf(element, NOWHERE);
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
    settle(placeOf(element), element);
  }

  /** Returns the elements in no particular order. The heap must not change during iteration. */
  public final Iterable<E> elements() {
    return () -> Arrays.stream(elements, 0, size).map(this::cast).iterator();
  }

  /** Checks the order and the places; for tests. */
  public final void checkInvariants() {
    for (int i = 0; i < size; i++) {
      Invariant.that(placeOf(at(i)) == i, "an element knows its place");
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
    setPlaceOf(element, place);
  }

  private E at(int place) {
    return cast(elements[place]);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only E's are ever put in, up to size
  private E cast(@Nullable Object element) {
    return (E) element;
  }
}
