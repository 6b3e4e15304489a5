/** What ops apply, held against what Kubernetes takes and what the services are. */
@NullMarked
package uk.gpsurgery.conduct.manifests;

import org.jspecify.annotations.NullMarked;
