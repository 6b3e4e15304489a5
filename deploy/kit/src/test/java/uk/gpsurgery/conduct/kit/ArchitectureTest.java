package uk.gpsurgery.conduct.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

/** The kit serves any service: it has no word of what the events are about. */
@AnalyzeClasses(packages = "uk.gpsurgery.conduct.kit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String DOMAIN = "(?i).*(comment|author|clause|finding|verdict|incident|stage|ladder|happening"
            + "|guard|(?<!dead)letter|patient|practice|surgery|staff|doctor|complain|facebook|google|platform|policy"
            + "|moderat|ingest|classif|notif).*";

    /** By itself a word of the domain, inside other words (showcase, holder) not. */
    private static final String CASE_AND_HOLD = ".*(^|[^a-z])(C|c)ases?([A-Z_].*|$)|.*(^|[^a-z])(H|h)olds?([A-Z_].*|$)";

    @ArchTest
    static final ArchRule NO_CLASS_IS_CALLED_AFTER_THE_DOMAIN = classes()
            .should()
            .haveNameNotMatching("uk\\.gpsurgery\\.conduct\\.kit\\." + DOMAIN)
            .andShould()
            .haveNameNotMatching("uk\\.gpsurgery\\.conduct\\.kit\\." + CASE_AND_HOLD);

    @ArchTest
    static final ArchRule NO_MEMBER_IS_CALLED_AFTER_THE_DOMAIN =
            members().should().haveNameNotMatching(DOMAIN).andShould().haveNameNotMatching(CASE_AND_HOLD);

    @ArchTest
    static final ArchRule IT_KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "uk.gpsurgery.conduct.ingest..",
                    "uk.gpsurgery.conduct.classifier..",
                    "uk.gpsurgery.conduct.cases..",
                    "uk.gpsurgery.conduct.notifier..",
                    "uk.gpsurgery.conduct.infra..");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule THINGS_ARE_CALLED_WHAT_THEY_ARE =
            classes().should().haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info|Processor|DTO|Dto)");
}
