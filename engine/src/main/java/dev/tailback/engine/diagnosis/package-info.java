/**
 * Diagnosis: what is wrong with a queue, in plain sentences with numbers, and what to do about it.
 *
 * <p>{@link dev.tailback.engine.diagnosis.Symptoms} describe a queue at one moment; {@link
 * dev.tailback.engine.diagnosis.Rule} lists what is looked for; {@link
 * dev.tailback.engine.diagnosis.Diagnoses} remembers since when each condition has held.
 * Deterministic: the same symptoms at the same times give the same sentences.
 */
@NullMarked
package dev.tailback.engine.diagnosis;

import org.jspecify.annotations.NullMarked;
