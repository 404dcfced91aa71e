package dev.pglayout.reports.gate;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The gate's result as CI servers read test results: a slower cell fails, an untrusted run is an error. */
public final class JUnitXml {
    private JUnitXml() {}

    public static String of(GateResult result) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            List<GateCell> cells = result.cells();
            xml.writeStartElement("testsuite");
            attribute(xml, "name", "pglayout gate: " + result.runId() + " against " + result.against());
            attribute(xml, "tests", String.valueOf(cells.size() + 1));
            attribute(
                    xml,
                    "failures",
                    String.valueOf(cells.stream().filter(GateCell::slower).count()));
            attribute(xml, "errors", result.untrusted().isEmpty() ? "0" : "1");
            attribute(
                    xml,
                    "skipped",
                    String.valueOf(
                            cells.stream().filter(cell -> !cell.compared()).count()));
            testCase(
                    xml,
                    "run",
                    "trustworthy",
                    result.untrusted().isEmpty() ? null : "error",
                    String.join("; ", result.untrusted()));
            for (GateCell cell : cells) {
                String child = cell.slower() ? "failure" : cell.compared() ? null : "skipped";
                testCase(xml, cell.operation(), cell.arm(), child, cell.sentence());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void testCase(XMLStreamWriter xml, String group, String name, String child, String message)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", group);
        attribute(xml, "name", name);
        if (child != null) {
            xml.writeEmptyElement(child);
            attribute(xml, "message", message);
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }
}
