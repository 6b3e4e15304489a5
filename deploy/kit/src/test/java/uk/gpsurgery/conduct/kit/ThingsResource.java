package uk.gpsurgery.conduct.kit;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Endpoints that answer, refuse and fail in every way there is. */
@Path("/things")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThingsResource {

    /** What is sent. */
    public record Sent(
            @NotNull String colour,
            @Min(0) int number,
            @Nullable Instant at,
            @Nullable @Valid Sent inside,
            @Nullable List<@Valid Sent> parts) {}

    @POST
    @RolesAllowed({"reception", "things:write"})
    public Map<String, String> take(@NotNull @Valid Sent sent) {
        return Map.of("colour", sent.colour(), "correlation", Correlation.id());
    }

    @GET
    @RolesAllowed("reception")
    public List<String> find(@QueryParam("from") @Min(0) @Nullable Integer from) {
        return List.of();
    }

    @GET
    @Path("refused")
    @PermitAll
    public String refuse() {
        throw Problems.with(409, "TOO_LATE", "Somebody was faster; look again.", Map.of("version", 7));
    }

    @GET
    @Path("failed")
    @PermitAll
    public String fail() {
        throw new IllegalStateException("canary", new IllegalArgumentException("canary"));
    }

    @GET
    @Path("failed-later")
    @PermitAll
    public CompletionStage<String> failLater() {
        return CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("canary");
        });
    }

    @GET
    @Path("away")
    @PermitAll
    public String away() throws SQLException {
        throw new SQLException("canary", "08001");
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
        return "nobody has said who may";
    }
}
