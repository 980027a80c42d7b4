package org.travessia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.ObjectInputStream;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.travessia.account.boundary.NeedsScope;

/** The architecture's rules (docs/architecture.md), held by the build. */
@AnalyzeClasses(
        packages = "org.travessia",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTemplates.class})
class ArchitectureTest {

    /** Templates are made by the build and see what they show. */
    static class NoTemplates implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/web/templates/");
        }
    }

    private static final String[] FEATURES = {
        "..post..",
        "..account..",
        "..audit..",
        "..comment..",
        "..media..",
        "..job..",
        "..mail..",
        "..idempotency..",
        "..settings..",
        "..feed..",
        "..transfer..",
        "..cli..",
        "..observability.."
    };

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("org.travessia.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule entities_know_nothing_above_them = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..control..", "..boundary..", "..web..", "..api..");

    @ArchTest
    static final ArchRule control_knows_no_boundary = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..boundary..");

    @ArchTest
    static final ArchRule web_and_api_know_no_feature = noClasses()
            .that()
            .resideInAnyPackage("org.travessia.web", "org.travessia.api", "org.travessia.platform")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Stream.of(FEATURES)
                    .map(name -> "org.travessia" + name.substring(1))
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule http_only_at_the_edge = noClasses()
            .that()
            .resideInAnyPackage("..entity..", "..control..", "..platform..", "..cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule entity_manager_only_in_repositories = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .resideOutsideOfPackage("..cli..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule transactions_only_in_control = noClasses()
            .that()
            .resideOutsideOfPackages("..control..", "..cli..")
            .and()
            // It opens none, it looks at how they end.
            .doNotHaveFullyQualifiedName("org.travessia.platform.ReadOnlyInterceptor")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Transactional.class);

    @ArchTest
    static final ArchRule resources_take_and_give_no_entity = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .and()
            .arePublic()
            .should(mention_an_entity());

    @ArchTest
    static final ArchRule every_resource_says_who_may_call_it =
            classes().that().areAnnotatedWith(Path.class).should(say_who_may_call());

    /** They tell everybody the same, or nothing but whose the token is. */
    private static final Set<String> TOKEN_ADDS_NOTHING =
            Set.of("TermsResource", "SiteResource", "PersonResource", "ViewsResource");

    /** What a token may do is decided where each thing is done: forgotten, it would be everything that its person may. */
    @ArchTest
    static final ArchRule methods_of_the_api_name_their_scope = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.describe(
                    "are the API's and need a token or know more with one",
                    resource -> resource.isAnnotatedWith(Path.class)
                            && resource.getAnnotationOfType(Path.class).value().startsWith("/api/")
                            && !TOKEN_ADDS_NOTHING.contains(resource.getSimpleName())))
            .should()
            .beAnnotatedWith(NeedsScope.class);

    /** What the API's description tells programs, and what is demanded of them. */
    @ArchTest
    static final ArchRule methods_of_the_api_describe_the_scope_that_they_need =
            methods().that().areAnnotatedWith(NeedsScope.class).should(describe_their_scope());

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule the_environment_is_read_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackages("..platform..", "..cli..")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    /** What is read from anybody's bytes must not choose the classes that it becomes. */
    @ArchTest
    static final ArchRule nothing_that_java_serialized_is_read =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

    @ArchTest
    static final ArchRule names_say_something =
            noClasses().should().haveNameMatching(".*(Impl|Service|Manager|Util|Utils|Helper|Base)");

    @ArchTest
    static final ArchRule entities_have_no_setters = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameNotMatching("set[A-Z].*");

    private static ArchCondition<JavaMethod> mention_an_entity() {
        return new ArchCondition<>("mention an entity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .forEach(type -> events.add(SimpleConditionEvent.satisfied(
                                method, method.getFullName() + " mentions " + type.getName())));
            }
        };
    }

    private static ArchCondition<JavaClass> say_who_may_call() {
        Set<String> answers = Set.of(RolesAllowed.class.getName(), PermitAll.class.getName(), DenyAll.class.getName());
        DescribedPredicate<JavaAnnotation<?>> says = DescribedPredicate.describe(
                "says who",
                annotation -> answers.contains(annotation.getRawType().getName()));
        return new ArchCondition<>("say who may call it") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                if (!resource.isAnnotatedWith(says)) {
                    events.add(SimpleConditionEvent.violated(
                            resource, resource.getName() + " has none of @RolesAllowed, @PermitAll, @DenyAll"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> describe_their_scope() {
        return new ArchCondition<>("name it in @SecurityRequirement") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Method reflected = method.reflect();
                List<String> described = Stream.concat(
                                Stream.of(reflected.getAnnotationsByType(SecurityRequirement.class)),
                                Stream.of(reflected.getAnnotationsByType(SecurityRequirementsSet.class))
                                        .flatMap(set -> Stream.of(set.value())))
                        .flatMap(requirement -> Stream.of(requirement.scopes()))
                        .toList();
                String needed =
                        reflected.getAnnotation(NeedsScope.class).value().word();
                if (!described.equals(List.of(needed))) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " needs " + needed + " and describes " + described));
                }
            }
        };
    }
}
