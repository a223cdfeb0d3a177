package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.server.sqs.request.CountLimit;
import dev.tailback.server.sqs.request.Identifiers;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Failure;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the three batch actions share: up to ten entries with distinct ids, each of which succeeds
 * or fails on its own.
 *
 * @param entries the entries of a request
 * @param successful the results of the entries that succeeded
 */
record Batch(ListMember entries, ListMember successful) {
  private static final ListMember FAILED = ListMember.flattened("Failed", "BatchResultErrorEntry");

  /** Returns the batch of a single action, such as {@code SendMessage}. */
  static Batch of(String action) {
    return new Batch(
        ListMember.flattened("Entries", action + "BatchRequestEntry"),
        ListMember.flattened("Successful", action + "BatchResultEntry"));
  }

  /** An entry of a batch request. */
  interface Entry {
    String id();
  }

  /** The results of all entries. The HTTP status is 200 even if all of them failed. */
  record BatchResult(ListMember member, List<Result> successful, List<BatchFailure> failed)
      implements Result {
    @Override
    public void write(Output output) {
      output.structures(member, successful);
      output.structures(FAILED, failed);
    }

    @Override
    public @Nullable Failure failure() {
      if (failed.isEmpty()) {
        return null;
      }
      Refusal first = failed.get(0).refusal();
      int entries = successful.size() + failed.size();
      return new Failure(
          SqsErrors.of(first).name(),
          failed.size() + " of " + entries + " entries failed: " + first.text());
    }
  }

  /** Reads the entries of a request. The reader also gets each entry's name in Query. */
  <E extends Entry> List<E> read(Input input, BiFunction<Input, String, E> reader) {
    List<E> read = new ArrayList<>();
    for (Input entry : read(input)) {
      read.add(reader.apply(entry, entries.queryName() + "." + (read.size() + 1)));
    }
    return read;
  }

  /** Returns the unread entries of a request. */
  List<Input> read(Input input) {
    List<Input> given = input.structures(entries);
    return given == null ? List.of() : given;
  }

  /** Returns how many messages a request can affect: those of its entries, up to the maximum. */
  int messages(Input input) {
    return Math.min(read(input).size(), CountLimit.ENTRIES.max());
  }

  /**
   * Checks the number of entries and their ids.
   *
   * @throws Refusal of the whole request
   */
  void check(List<? extends Entry> entries) {
    if (entries.isEmpty()) {
      throw new Refusal(
          SqsErrors.EMPTY_BATCH_REQUEST,
          "There should be at least one " + this.entries.queryName() + " in the request.");
    }
    CountLimit.ENTRIES.check(entries.size());
    checkIds(entries);
  }

  private static void checkIds(List<? extends Entry> entries) {
    for (Entry entry : entries) {
      if (!Identifiers.isName(entry.id())) {
        throw new Refusal(
            SqsErrors.INVALID_BATCH_ENTRY_ID,
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                + " It can be at most 80 letters long.");
      }
    }
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.id())) {
        throw new Refusal(
            SqsErrors.BATCH_ENTRY_IDS_NOT_DISTINCT, "Id " + entry.id() + " repeated.");
      }
    }
  }

  /** Carries out the entries one by one, except those that a fault rule fails. */
  <E extends Entry> BatchResult forEach(
      List<E> entries, FaultHooks hooks, Function<E, Result> one) {
    List<Result> successful = new ArrayList<>();
    List<BatchFailure> failed = new ArrayList<>();
    for (E entry : entries) {
      FaultHooks.EntryFailure failure = hooks.entryFailure();
      if (failure != null) {
        failed.add(BatchFailure.of(entry.id(), failure));
        continue;
      }
      try {
        successful.add(one.apply(entry));
      } catch (Refusal refusal) {
        failed.add(BatchFailure.of(entry.id(), refusal));
      }
    }
    return new BatchResult(this.successful, successful, failed);
  }

  /** Returns the result of an entry that consists of its id. */
  static Result done(String id) {
    return output -> output.string("Id", id);
  }

  static String id(Input entry, String name) {
    return Required.present(entry.string("Id"), name + ".Id");
  }

  /**
   * Checks that a member of an entry is not empty. Outside a batch, SQS has another error for this.
   *
   * @param name the name of the member in Query
   */
  static void checkValue(@Nullable String value, String name) {
    if (value != null && value.isEmpty()) {
      throw new Refusal(SqsErrors.EMPTY_VALUE, "No Value Found for " + name + ".");
    }
  }

  static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
