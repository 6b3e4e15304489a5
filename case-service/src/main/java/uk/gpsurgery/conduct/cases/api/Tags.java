package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * Gives what is looked at an ETag, and answers 304 to those who have it already. The tag is of the answer itself: what
 * may be told next and how long a claim lasts change with the day and not with the version.
 */
@Singleton
class Tags {

    private final ObjectMapper json;

    Tags(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    public void tag(ContainerRequestContext asked, ContainerResponseContext answer) throws JsonProcessingException {
        if (!asked.getMethod().equals(HttpMethod.GET)
                || answer.getStatus() != 200
                || !asked.getUriInfo().getPath().startsWith("/v1/")) {
            return;
        }
        var tag = new EntityTag(StableId.hashOf(json.writeValueAsBytes(answer.getEntity())));
        answer.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (asked.getRequest().evaluatePreconditions(tag) != null) {
            answer.setStatus(304);
            answer.setEntity(null);
        }
    }
}
