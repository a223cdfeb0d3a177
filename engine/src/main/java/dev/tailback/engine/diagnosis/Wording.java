package dev.tailback.engine.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * The sentences of one kind of diagnosis. A placeholder is {@code {i}}, which stands for the i-th
 * value as text, or {@code {i:format}} with one of the formats {@code rate}, {@code int}, {@code
 * pct}, {@code dur} and {@code dur1} for a number. Everything else is text.
 *
 * @param says what is wrong
 * @param remedy what to do; {@code null} if that is obvious
 */
public record Wording(String says, @Nullable String remedy) {}
