package uk.gpsurgery.conduct.ingest.action;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The calls of the Google Business Profile API (v4) that this service makes. There is none that deletes a review. */
@RegisterRestClient(configKey = "google-business")
@Path("/v4/accounts/{account}/locations/{location}/reviews")
@Produces(MediaType.APPLICATION_JSON)
public interface GoogleBusiness {

    /** What a reply says. */
    record Reply(String comment) {}

    @GET
    String list(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("account") String account,
            @PathParam("location") String location,
            @QueryParam("pageSize") int pageSize,
            @QueryParam("orderBy") String orderBy,
            @QueryParam("pageToken") @Nullable String pageToken);

    @GET
    @Path("{review}")
    String get(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("account") String account,
            @PathParam("location") String location,
            @PathParam("review") String review);

    @PUT
    @Path("{review}/reply")
    @Consumes(MediaType.APPLICATION_JSON)
    String reply(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("account") String account,
            @PathParam("location") String location,
            @PathParam("review") String review,
            Reply reply);

    @DELETE
    @Path("{review}/reply")
    void deleteReply(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("account") String account,
            @PathParam("location") String location,
            @PathParam("review") String review);
}
