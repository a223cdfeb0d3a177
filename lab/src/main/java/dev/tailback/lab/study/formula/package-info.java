/**
 * Closed-form formulas for a queue's numbers, where there are any: waiting times, receives per
 * message, the effect of a visibility timeout. Verdicts compute remedies with them.
 */
@NullMarked
package dev.tailback.lab.study.formula;

import org.jspecify.annotations.NullMarked;
