/** Load tests over layouts: capacity search, one common rate in interleaved rounds, and what is kept of every trial. */
package dev.pglayout.gatling.run;
