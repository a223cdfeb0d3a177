/**
 * The closed forms that a queue's numbers follow where there are any: waiting times, receives for
 * each message, what a visibility timeout leads to. Verdicts compute remedies by them.
 */
@NullMarked
package dev.tailback.lab.study.formula;

import org.jspecify.annotations.NullMarked;
