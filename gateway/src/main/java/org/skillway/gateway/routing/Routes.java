package org.skillway.gateway.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceDocuments;

/**
 * Where a request leads. Quarkus REST could say it of the gateway's own resources only, and after everything else; besides, it
 * tries the classes whose paths begin alike one after the other, and answers what the last of them has to say, a 404 where a
 * method is wrong; and its 405 names no methods.
 */
@ApplicationScoped
public class Routes {

    private static final String KEY = Routes.class.getName();

    private final RouteTable table;

    Routes(BeanManager beans) {
        Map<Service, JsonNode> documents = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            documents.put(service, ServiceDocuments.of(service));
        }
        this.table = RouteTable.of(
                documents,
                OwnOperations.of(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .<Class<?>>map(bean -> bean.getBeanClass())
                        .toList()));
    }

    /** That of a request, which is looked up once; none for a path that nobody has, or that cannot be read in one way only. */
    @SuppressWarnings("OptionalAssignedToNull") // a context has null for what was not put
    public Optional<Route> of(RoutingContext request) {
        Optional<Route> known = request.get(KEY);
        if (known == null) {
            known = RequestPath.of(request).flatMap(path -> table.find(path.segments()));
            request.put(KEY, known);
        }
        return known;
    }
}
