/** The practice's list as clinical systems hand it over: FHIR R4, UK Core Patient. */
@NullMarked
package uk.gpsurgery.conduct.cases.fhir;

import org.jspecify.annotations.NullMarked;
