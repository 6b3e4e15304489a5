package uk.gpsurgery.conduct.ingest;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The house rules that can be seen in class files. */
@AnalyzeClasses(packages = "uk.gpsurgery.conduct.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule EVERY_ENDPOINT_SAYS_WHO_MAY = methods()
            .that()
            // What we call elsewhere is guarded there.
            .areDeclaredInClassesThat(are(not(annotatedWith(RegisterRestClient.class))))
            .and(are(annotatedWith(GET.class)
                    .or(annotatedWith(POST.class))
                    .or(annotatedWith(PUT.class))
                    .or(annotatedWith(DELETE.class))))
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule WHAT_IS_WRITTEN_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("..wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io..", "jakarta..", "uk.gpsurgery.conduct.ingest", "..api..", "..source..", "..action..");

    @ArchTest
    static final ArchRule THE_FLOW_DOES_NOT_KNOW_THE_WAYS_IN = noClasses()
            .that()
            .resideInAnyPackage("uk.gpsurgery.conduct.ingest", "..action..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api..", "..source..");

    @ArchTest
    static final ArchRule THERE_IS_NO_DATABASE_HERE =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule THINGS_ARE_CALLED_WHAT_THEY_ARE =
            classes().should().haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info|Processor|DTO|Dto)");
}
