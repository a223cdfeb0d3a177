/** What several runs of one scenario say together: bands, confidence, differences. */
@NullMarked
package dev.tailback.lab.study.statistics;

import org.jspecify.annotations.NullMarked;
