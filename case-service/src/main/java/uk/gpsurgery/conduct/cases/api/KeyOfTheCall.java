package uk.gpsurgery.conduct.cases.api;

import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Has the API's own description say that every call that writes takes an {@code Idempotency-Key}. */
public final class KeyOfTheCall implements OASFilter {

    @Override
    public PathItem filterPathItem(PathItem path) {
        Stream.of(path.getPOST(), path.getPUT(), path.getDELETE())
                .filter(Objects::nonNull)
                .forEach(call -> call.addParameter(key()));
        return path;
    }

    private static Parameter key() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description("Sent again with the same body it is done once and answered the same, for 24 hours")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
}
