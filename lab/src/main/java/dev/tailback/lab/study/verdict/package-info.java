/**
 * Says in one sentence what is wrong with a scenario's settings and what to set instead, or that
 * they hold. Each rule is a class.
 */
@NullMarked
package dev.tailback.lab.study.verdict;

import org.jspecify.annotations.NullMarked;
