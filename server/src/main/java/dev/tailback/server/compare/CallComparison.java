package dev.tailback.server.compare;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.compare.Difference.Kind;
import dev.tailback.server.compare.KnownIds.KnownMessage;
import dev.tailback.server.forward.AnsweredCall;
import dev.tailback.server.wire.Failure;
import dev.tailback.server.wire.WireRequest;
import dev.tailback.server.wire.WireResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replays one call on Tailback's own queues, and compares the answers. */
final class CallComparison {

  /**
   * The outcome.
   *
   * @param mustWait whether it refers to something that the answer to another call has yet to
   *     reveal
   * @param isComparable whether the answers can be compared
   */
  record Outcome(boolean mustWait, boolean isComparable, List<Difference> differences) {
    static final Outcome WAIT = new Outcome(true, false, List.of());
    static final Outcome NOT_COMPARABLE = new Outcome(false, false, List.of());

    static Outcome of(List<Difference> differences) {
      return new Outcome(false, true, differences);
    }
  }

  private final Shadow shadow;
  private final KnownIds ids;

  CallComparison(Shadow shadow, KnownIds ids) {
    this.shadow = shadow;
    this.ids = ids;
  }

  /**
   * Compares a call.
   *
   * @param queue the queue it is about, as clients see it
   * @param isLast whether it can no longer wait for other calls
   */
  Outcome compare(AnsweredCall call, QueueAddress queue, boolean isLast)
      throws InterruptedException {
    OwnRequest own = new OwnRequest(call, queue, ids);
    WireRequest request;
    try {
      request = own.request();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Outcome.NOT_COMPARABLE;
    }
    if (own.hasUnknownHandle() && call.isSuccess() && !isLast) {
      return Outcome.WAIT;
    }
    return call.call().action().equals("ReceiveMessage")
        ? compareReceive(call, queue, request, isLast)
        : compare(call, request, own);
  }

  private Outcome compare(AnsweredCall call, WireRequest request, OwnRequest own)
      throws InterruptedException {
    WireResponse answer = shadow.play(call, request, Set.of());
    List<Difference> found = differences(call.answer(), AnswerTree.of(call.answer()), answer, own);
    boolean isUnclear = own.hasUnknownHandle() && call.isSuccess() && !found.isEmpty();
    return isUnclear ? Outcome.NOT_COMPARABLE : Outcome.of(found);
  }

  private Outcome compareReceive(
      AnsweredCall call, QueueAddress queue, WireRequest request, boolean isLast)
      throws InterruptedException {
    @Nullable Object theirs = AnswerTree.of(call.answer());
    List<String> received = ReceivedIds.in(theirs);
    List<Difference> disorder =
        queue.name().endsWith(".fifo")
            ? new FifoOrder(shadow.messages(queue), ids).check(received)
            : List.of();
    boolean areKnown = received.stream().allMatch(id -> ids.message(id) != null);
    if (!isLast && (!areKnown || !disorder.isEmpty())) {
      return Outcome.WAIT;
    }
    WireResponse answer = shadow.play(call, request, chosen(received));
    Set<String> here = new HashSet<>(ReceivedIds.in(AnswerTree.of(answer)));
    if (!received.isEmpty() && here.isEmpty() && answer.status() == 200) {
      return Outcome.NOT_COMPARABLE; // because Tailback does not have these messages
    }
    @Nullable Object ofBoth = ReceivedIds.only(theirs, id -> here.contains(ids.ownId(id)));
    List<Difference> found = new ArrayList<>(disorder);
    found.addAll(differences(call.answer(), ofBoth, answer, null));
    return Outcome.of(found);
  }

  private Set<UUID> chosen(List<String> received) {
    Set<UUID> chosen = new HashSet<>();
    for (String id : received) {
      KnownMessage message = ids.message(id);
      if (message != null) {
        chosen.add(message.own());
      }
    }
    return chosen;
  }

  private List<Difference> differences(
      WireResponse theirs, @Nullable Object body, WireResponse ours, @Nullable OwnRequest own) {
    List<Difference> found = new ArrayList<>();
    if (theirs.status() != ours.status()) {
      found.add(new Difference(Kind.STATUS, "status", described(theirs), described(ours)));
      return found;
    }
    add(Kind.HEADER, "content-type", type(theirs), type(ours), found);
    add(Kind.HEADER, "x-amzn-query-error", theirs.queryError(), ours.queryError(), found);
    String text = AnswerTree.body(ours);
    @Nullable Object tree =
        AnswerTree.of(ours.contentType(), own == null ? text : own.quoted(text));
    new TreeDifferences(ids::ownId, ids::learn)
        .between(body, tree).stream()
            .map(difference -> theirs.status() == 200 ? difference : difference.ofError())
            .forEach(found::add);
    return found;
  }

  private static String type(WireResponse answer) {
    return answer.contentType().replaceFirst(";.*", "").strip();
  }

  private static void add(
      Kind kind,
      String path,
      @Nullable String upstream,
      @Nullable String tailback,
      List<Difference> found) {
    if (!Objects.equals(upstream, tailback)) {
      found.add(new Difference(kind, path, upstream, tailback));
    }
  }

  private static String described(WireResponse answer) {
    Failure failure = answer.status() == 200 ? null : answer.failure();
    return answer.status() + (failure == null ? "" : " " + failure.code() + ": " + failure.text());
  }
}
