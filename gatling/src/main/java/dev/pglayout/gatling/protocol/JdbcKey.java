package dev.pglayout.gatling.protocol;

import io.gatling.core.CoreComponents;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.protocol.ProtocolKey;
import java.util.IdentityHashMap;
import java.util.Map;
import scala.Function1;

/** By this key Gatling finds what the users of a protocol share. */
enum JdbcKey implements ProtocolKey<JdbcProtocol, JdbcComponents> {
    KEY;

    @Override
    @SuppressWarnings("unchecked")
    public Class<Protocol> protocolClass() {
        return (Class<Protocol>) (Class<?>) JdbcProtocol.class;
    }

    @Override
    public JdbcProtocol defaultProtocolValue(GatlingConfiguration configuration) {
        throw new IllegalStateException("no database: a simulation must name one, setUp(…).protocols(jdbc(…))");
    }

    @Override
    public Function1<JdbcProtocol, JdbcComponents> newComponents(CoreComponents core) {
        // Gatling asks once per scenario; without this each scenario would get a pool of its own.
        Map<JdbcProtocol, JdbcComponents> known = new IdentityHashMap<>();
        return protocol -> known.computeIfAbsent(protocol, each -> JdbcComponents.start(each, core));
    }
}
