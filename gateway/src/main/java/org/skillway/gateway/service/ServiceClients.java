package org.skillway.gateway.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.skillway.gateway.config.ServicesConfig;
import org.skillway.gateway.config.SkillwayConfig;

/** The connections to all services. */
@ApplicationScoped
public class ServiceClients {

    private final Map<Service, ServiceClient> clients = new EnumMap<>(Service.class);

    ServiceClients(SkillwayConfig config, ServicesConfig services, Vertx vertx, MeterRegistry meters) {
        for (Service service : Service.values()) {
            URI url =
                    switch (service) {
                        case CATALOG -> config.catalog().url();
                        case PROGRESS -> config.progress().url();
                    };
            clients.put(service, new ServiceClient(service, url, config.waits(), services, vertx, meters));
        }
    }

    public ServiceClient of(Service service) {
        return clients.get(service);
    }

    void stop(@Observes ShutdownEvent event) {
        clients.values().forEach(ServiceClient::close);
    }
}
