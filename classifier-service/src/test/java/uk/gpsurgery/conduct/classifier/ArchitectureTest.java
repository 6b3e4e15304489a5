package uk.gpsurgery.conduct.classifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "uk.gpsurgery.conduct.classifier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PLAIN = {
        "java..",
        "org.jspecify..",
        "uk.gpsurgery.conduct.classifier.policy..",
        "uk.gpsurgery.conduct.classifier.text..",
        "uk.gpsurgery.conduct.classifier.rules.."
    };

    @ArchTest
    static final ArchRule POLICY_RULES_AND_TEXT_ARE_PLAIN_JAVA = classes()
            .that()
            .resideInAnyPackage("..classifier.policy..", "..classifier.rules..", "..classifier.text..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PLAIN);

    @ArchTest
    static final ArchRule POLICY_KNOWS_NOTHING_BUT_ITSELF = classes()
            .that()
            .resideInAPackage("..classifier.policy..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "uk.gpsurgery.conduct.classifier.policy..");

    @ArchTest
    static final ArchRule NOTHING_ASKS_THE_CLOCK_OR_CHANCE = noClasses()
            .that()
            .resideInAnyPackage("..classifier.policy..", "..classifier.rules..", "..classifier.text..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule FIELDS_ARE_NOT_INJECTED = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info|Processor|DTO|Dto)");
}
