package dev.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A room uses only the rooms it may use. */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_WHAT_THEY_MAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("front door")
            .definedBy("dev.gatehouse")
            .layer("settings")
            .definedBy("dev.gatehouse.settings..")
            .layer("decision")
            .definedBy("dev.gatehouse.decision..")
            .layer("token")
            .definedBy("dev.gatehouse.token..")
            .layer("provider")
            .definedBy("dev.gatehouse.provider..")
            .layer("refresh")
            .definedBy("dev.gatehouse.refresh..")
            .layer("credentials")
            .definedBy("dev.gatehouse.credentials..")
            .layer("login")
            .definedBy("dev.gatehouse.login..")
            .layer("revocation")
            .definedBy("dev.gatehouse.revocation..")
            .layer("store")
            .definedBy("dev.gatehouse.store..")
            .layer("crypto")
            .definedBy("dev.gatehouse.crypto..")
            .layer("servlet")
            .definedBy("dev.gatehouse.servlet..")
            .whereLayer("front door")
            .mayOnlyAccessLayers(
                    "settings",
                    "decision",
                    "token",
                    "provider",
                    "refresh",
                    "credentials",
                    "login",
                    "revocation",
                    "store",
                    "crypto",
                    "servlet")
            .whereLayer("settings")
            .mayNotAccessAnyLayer()
            .whereLayer("decision")
            .mayNotAccessAnyLayer()
            .whereLayer("store")
            .mayNotAccessAnyLayer()
            .whereLayer("crypto")
            .mayNotAccessAnyLayer()
            .whereLayer("token")
            .mayOnlyAccessLayers("decision", "settings")
            .whereLayer("provider")
            .mayOnlyAccessLayers("decision", "settings")
            .whereLayer("refresh")
            .mayOnlyAccessLayers("decision", "settings", "token", "provider", "store", "crypto")
            .whereLayer("credentials")
            .mayOnlyAccessLayers("decision", "settings", "crypto")
            .whereLayer("login")
            .mayOnlyAccessLayers("decision", "settings", "token", "provider", "credentials", "store", "crypto")
            .whereLayer("revocation")
            .mayOnlyAccessLayers("decision", "settings", "token", "store")
            .whereLayer("servlet")
            .mayOnlyAccessLayers("decision", "settings");

    @ArchTest
    static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.decision")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.gatehouse.decision", "java.lang..", "java.time..", "java.util..", "org.jspecify..")
            .because("a decision must be testable as a table, without a server, a clock or a network");

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("dev.gatehouse.(*)..").should().beFreeOfCycles();
}
