package uk.gpsurgery.conduct.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

/** The shape of the service, held by the build. */
@AnalyzeClasses(packages = "uk.gpsurgery.conduct.notifier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule lettersArePlainJavaOnTheTemplateEngine = classes()
            .that()
            .resideInAPackage("..letter")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "jakarta.inject..", "io.quarkus.qute..", "..notifier.letter", "..wire");

    @ArchTest
    static final ArchRule mailKnowsNoLedgerAndNoTopic = noClasses()
            .that()
            .resideInAPackage("..mail")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..store", "..wire", "..api", "uk.gpsurgery.conduct.kit");

    @ArchTest
    static final ArchRule onlyTheMailPackageSpeaksSmtp = noClasses()
            .that()
            .resideOutsideOfPackage("..mail")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule nothingDependsOnTheApi = noClasses()
            .that()
            .resideOutsideOfPackage("..api")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..api");

    @ArchTest
    static final ArchRule beansAreBuiltByTheirConstructors = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Data")
            .orShould()
            .haveSimpleNameEndingWith("Info")
            .orShould()
            .haveSimpleNameEndingWith("Processor")
            .orShould()
            .haveSimpleNameEndingWith("DTO");
}
