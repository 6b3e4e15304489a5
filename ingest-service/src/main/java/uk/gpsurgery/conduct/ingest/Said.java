package uk.gpsurgery.conduct.ingest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.wire.Comment.Status;

/**
 * What somebody has said somewhere, as it is sent to us by whichever way: the body of a request, a line, a webhook.
 *
 * @param editedAt when its author changed it: the platform's own time or, where it tells none, when the change was seen;
 *     sent again with the same time it is the same revision
 */
public record Said(
        @NotNull @Pattern(regexp = Said.PLATFORMS, message = "must be one of " + Said.PLATFORMS)
        String platform,

        @NotBlank @Size(max = 200) @WellFormed String externalId,
        @NotNull @Valid Author author,
        @NotBlank @WellFormed(maxBytes = 65_536) String text,
        @Min(1) @Max(5) @Nullable Integer rating,

        @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,8}", message = "must be a language tag such as en-GB")
        @Nullable
        String lang,

        @Size(max = 2000)
        @Pattern(regexp = Said.WEB, message = "must begin with http:// or https://")
        @WellFormed
        @Nullable
        String url,

        @Recent @Nullable Instant postedAt,
        @Recent @Nullable Instant editedAt,
        @Size(min = 1, max = 200) @WellFormed @Nullable String parentExternalId,
        @Size(max = 20) @Nullable List<@NotNull @Valid Media> media) {

    static final String PLATFORMS = "facebook|google|x|instagram|youtube|linkedin|nhs-website|surgery|elsewhere";
    static final String WEB = "(?i)https?://\\S+";

    /** A time of an edit says that there was one. */
    public Status status() {
        return editedAt == null ? Status.POSTED : Status.EDITED;
    }

    /** Who said it, as the platform shows them. */
    public record Author(
            @Size(min = 1, max = 200) @WellFormed @Nullable String id,
            @NotBlank @Size(max = 200) @WellFormed String name) {}

    /** Something shown beside the text; only where it is, not the thing itself. */
    public record Media(
            @NotNull @Pattern(regexp = "photo|video|link", message = "must be one of photo|video|link")
            String type,

            @NotNull
            @Size(max = 2000)
            @Pattern(regexp = Said.WEB, message = "must begin with http:// or https://")
            @WellFormed
            String url) {}
}
