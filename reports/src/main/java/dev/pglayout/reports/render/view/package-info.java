/** What the page's templates see: finished words and coordinates, so that templates decide nothing. */
package dev.pglayout.reports.render.view;
