package org.skillway.gateway.security;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;

/** Says in the OpenAPI document who may call each operation: what is checked, from the same {@link Permission}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = PermissionsInDocument.BEFORE_OTHERS)
public class PermissionsInDocument implements OASFilter {

    /** Other filters add the answers to somebody who may not. */
    static final int BEFORE_OTHERS = 2;

    private static final String SCHEME = "bearer";
    private static final String PERMISSION = "x-permission";

    private final Map<String, Permission> permissions = new HashMap<>();

    /** @param index of the service's classes; operations are named as their methods */
    public PermissionsInDocument(IndexView index) {
        for (AnnotationInstance permit : index.getAnnotations(Permit.class)) {
            permissions.put(
                    permit.target().asMethod().name(),
                    Permission.valueOf(permit.value().asEnum()));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(this::describe);
    }

    private void describe(Operation operation) {
        Permission permission = permissions.get(operation.getOperationId());
        if (permission == null) {
            throw new IllegalStateException("Nobody has said who may call " + operation.getOperationId());
        }
        if (!permission.roles().isEmpty()) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        }
        operation.addExtension(PERMISSION, permission.toString());
        operation.addExtension("x-roles", permission.roles());
        operation.setDescription(operation.getDescription() + "\n\n**Who may:** " + permission.who());
    }
}
