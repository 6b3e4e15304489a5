package uk.gpsurgery.conduct.cases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "uk.gpsurgery.conduct.cases", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule policyIsPlainJava = classes()
            .that()
            .resideInAPackage("..policy..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..policy..", "org.jspecify..");

    @ArchTest
    static final ArchRule whatIsStoredKnowsNothingOfHttpAndTopics = noClasses()
            .that()
            .resideInAPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api..", "..wire..", "uk.gpsurgery.conduct.kit..");

    @ArchTest
    static final ArchRule everyCallIsMadeForOnePractice = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith("uk.gpsurgery.conduct.cases.api.OfOnePractice");

    @ArchTest
    static final ArchRule whatIsNeededComesThroughTheConstructor =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Data")
            .orShould()
            .haveSimpleNameEndingWith("Info")
            .orShould()
            .haveSimpleNameEndingWith("Processor");
}
