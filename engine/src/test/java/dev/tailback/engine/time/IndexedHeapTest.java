package dev.tailback.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IndexedHeapTest {

  private static final class Item extends IndexedHeap.Element {
    final int id;
    int key;

    Item(int id, int key) {
      this.id = id;
      this.key = key;
    }
  }

  private static final Comparator<Item> ORDER =
      Comparator.<Item>comparingInt(item -> item.key).thenComparingInt(item -> item.id);

  private static final class Items extends IndexedHeap<Item> {
    @Override
    protected boolean isBefore(Item a, Item b) {
      return ORDER.compare(a, b) < 0;
    }
  }

  private final Items heap = new Items();

  @Test
  void anEmptyHeapHasNoFirst() {
    assertThat(heap.isEmpty()).isTrue();
    assertThat(heap.peek()).isNull();
  }

  @Test
  void elementsComeOutInOrder() {
    int[] keys = {5, 3, 8, 1, 9, 2, 7};
    for (int key : keys) {
      heap.add(new Item(key, key));
    }
    List<Integer> out = new ArrayList<>();
    while (!heap.isEmpty()) {
      Item first = heap.peek();
      heap.remove(first);
      out.add(first.key);
    }
    assertThat(out).containsExactly(1, 2, 3, 5, 7, 8, 9);
  }

  @Test
  void elementsComeOutInOrderWhileTheHeapShrinksAndGrowsAgain() {
    for (int round = 0; round < 2; round++) {
      for (int key = 1_000; key > 0; key--) {
        heap.add(new Item(key, key));
      }
      for (int key = 1; key <= 1_000; key++) {
        Item first = heap.peek();
        assertThat(first.key).isEqualTo(key);
        heap.remove(first);
        heap.checkInvariants();
      }
    }
    assertThat(heap.isEmpty()).isTrue();
  }

  @Test
  void theFirstElementsAreFoundInOrderWithoutRemovingThem() {
    Random random = new Random(1);
    TreeSet<Item> sorted = new TreeSet<>(ORDER);
    for (int id = 0; id < 300; id++) {
      Item item = new Item(id, random.nextInt(100));
      heap.add(item);
      sorted.add(item);
    }
    assertThat(heap.first(40)).isEqualTo(sorted.stream().limit(40).toList());
    assertThat(heap.first(1_000)).isEqualTo(List.copyOf(sorted));
    assertThat(heap.first(0)).isEmpty();
    assertThat(heap.size()).isEqualTo(300);
  }

  @Test
  void aVisitSkipsWhatComesAfterAnElementThatEndsIt() {
    for (int key = 0; key < 1_000; key++) {
      heap.add(new Item(key, key));
    }
    List<Integer> seen = new ArrayList<>();
    heap.visit(
        item -> {
          seen.add(item.key);
          return item.key < 10;
        });
    assertThat(seen).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).hasSizeLessThanOrEqualTo(21);
  }

  @Test
  void anElementCanBeAddedOnce() {
    Item item = new Item(1, 1);
    heap.add(item);
    assertThatThrownBy(() -> heap.add(item)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRemovedElementCanBeAddedAgain() {
    Item item = new Item(1, 1);
    heap.add(item);
    heap.remove(item);
    assertThat(heap.contains(item)).isFalse();
    heap.add(item);
    assertThat(heap.contains(item)).isTrue();
  }

  @Test
  void itAgreesWithATreeSetWhateverIsDone() {
    for (int seed = 0; seed < 200; seed++) {
      agreesWithATreeSet(new Random(seed), 400);
    }
  }

  private static void agreesWithATreeSet(Random random, int operations) {
    Items heap = new Items();
    TreeSet<Item> tree = new TreeSet<>(ORDER);
    List<Item> present = new ArrayList<>();
    for (int id = 0; id < operations; id++) {
      int choice = present.isEmpty() ? 0 : random.nextInt(id < operations / 2 ? 6 : 9);
      if (choice < 4) {
        Item item = new Item(id, random.nextInt(50));
        heap.add(item);
        tree.add(item);
        present.add(item);
      } else if (choice < 6) {
        Item item = present.get(random.nextInt(present.size()));
        tree.remove(item);
        item.key = random.nextInt(50);
        tree.add(item);
        heap.moved(item);
      } else if (choice < 8) {
        Item item = present.remove(random.nextInt(present.size()));
        tree.remove(item);
        heap.remove(item);
      } else {
        Item first = tree.pollFirst();
        assertThat(heap.peek()).isSameAs(first);
        heap.remove(first);
        present.remove(first);
      }
      heap.checkInvariants();
      assertThat(heap.size()).isEqualTo(tree.size());
      assertThat(heap.peek()).isSameAs(tree.isEmpty() ? null : tree.first());
      assertThat(heap.elements()).containsExactlyInAnyOrderElementsOf(tree);
    }
  }
}
