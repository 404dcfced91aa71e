/** Concurrent mixed workloads against every layout. */
package dev.pglayout.gatling;
