package dev.pglayout.reports.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Brief;
import java.io.IOException;
import java.util.List;

/** Reads a {@link Brief} strictly; {@code where} names the file, and the line where there are many. */
final class BriefJson {
    private static final List<String> REQUIRED =
            List.of("schemaVersion", "runId", "createdAt", "plan", "environment", "cells");

    private BriefJson() {}

    static Brief read(String text, String where) {
        try {
            JsonNode tree = Json.MAPPER.readTree(text);
            for (String property : REQUIRED) {
                if (!tree.isObject() || !tree.hasNonNull(property)) {
                    throw UserError.badInput("%s is not a run in brief: it has no '%s'", where, property);
                }
            }
            JsonNode version = tree.get("schemaVersion");
            if (!version.isInt() || version.intValue() < 1 || version.intValue() > Brief.SCHEMA_VERSION) {
                throw UserError.badInput(
                        "%s has schemaVersion %s; this pglayout reads 1 to %d, use a newer one",
                        where, version, Brief.SCHEMA_VERSION);
            }
            if (UpgradeV1.needed(tree)) {
                UpgradeV1.brief(tree);
            }
            return Json.reader(Brief.class).readValue(tree);
        } catch (JsonProcessingException e) {
            throw UserError.badInput("%s is not a run in brief: %s", where, e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
