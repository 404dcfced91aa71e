/** The interleaving runner: schedule, forks, recording, progress. */
package dev.pglayout.jmh.run;
