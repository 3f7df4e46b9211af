package dev.engagement.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.template.Template;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The rules of the architecture, by number, so that each can be held against classes that break it.
 */
final class ArchitectureRules {

  static final String BASE = "dev.engagement";

  private static final List<Class<?>> AGGREGATES =
      List.of(
          Template.class,
          SenderIdentity.class,
          Sequence.class,
          Contact.class,
          Enrollment.class,
          Recipient.class,
          QueueItem.class);

  private final String base;

  private ArchitectureRules(String base) {
    this.base = base;
  }

  /** Returns the rules for the modules beneath a package. */
  static Map<String, ArchRule> of(String base) {
    ArchitectureRules rules = new ArchitectureRules(base);
    Map<String, ArchRule> all = new TreeMap<>();
    all.put("02 ports stand alone", rules.portsStandAlone());
    all.put("02 core knows ports alone", rules.coreKnowsPortsAlone());
    all.put("03 adapters know neither core nor each other", rules.adaptersStandApart());
    all.put("03 nothing depends on app", rules.nothingDependsOnApp());
    all.put("03 main code does not know the testkit", rules.mainCodeDoesNotKnowTheTestkit());
    all.put("04 core shows what it is entered by", rules.coreShowsLittle());
    all.put("04 adapters show what they are entered by", rules.adaptersShowLittle());
    all.put("04 app shows its main class", rules.appShowsLittle());
    all.put("05 aggregates come from lifecycles, mapping and testkit", rules.aggregates());
    all.put("06 driven ports take the tenant first", rules.tenantFirst());
    all.put("07 driving ports are implemented in core", rules.drivingPortsInCore());
    all.put("07 driven ports are implemented in adapters", rules.drivenPortsInAdapters());
    all.put("08 decisions touch no driven port", rules.decisionsArePure());
    all.put("09 time and ids come in from outside", rules.timeAndIdsFromOutside());
    all.put("10 features are free of cycles", rules.noCycles());
    all.put("10 no vague names", rules.noVagueNames());
    all.put("10 no standard streams", rules.noStandardStreams());
    return all;
  }

  private String in(String module) {
    return base + "." + module + "..";
  }

  private ArchRule portsStandAlone() {
    return classes()
        .that()
        .resideInAPackage(in("ports"))
        .should()
        .onlyDependOnClassesThat(platform().or(resideInAPackage(in("ports"))).or(portsOfOurs()));
  }

  private ArchRule coreKnowsPortsAlone() {
    return classes()
        .that()
        .resideInAPackage(in("core"))
        .should()
        .onlyDependOnClassesThat(
            platform().or(resideInAnyPackage(in("ports"), in("core"))).or(portsOfOurs()));
  }

  private ArchRule adaptersStandApart() {
    return slices()
        .matching(base + ".adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .because("an adapter cannot decide anything")
        .allowEmptyShould(false);
  }

  private ArchRule nothingDependsOnApp() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("ports"), in("core"), in("adapter"), in("testkit"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("app"));
  }

  private ArchRule mainCodeDoesNotKnowTheTestkit() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("ports"), in("core"), in("adapter"), in("app"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("testkit"));
  }

  private ArchRule coreShowsLittle() {
    return classes()
        .that()
        .resideInAPackage(in("core"))
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should(CustomConditions.beAnEntranceOfCore());
  }

  private ArchRule adaptersShowLittle() {
    return classes()
        .that()
        .resideInAPackage(in("adapter"))
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should(CustomConditions.beAnEntranceOfAnAdapter());
  }

  private ArchRule appShowsLittle() {
    return classes()
        .that()
        .resideInAPackage(in("app"))
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .haveSimpleName("Main");
  }

  private ArchRule aggregates() {
    return noClasses()
        .that(not(constructs()))
        .should(CustomConditions.construct(AGGREGATES))
        .because("a state changes in its lifecycle alone");
  }

  private DescribedPredicate<JavaClass> constructs() {
    return DescribedPredicate.describe(
        "may construct aggregates",
        type ->
            type.getName().matches(".*(Lifecycle|ItemStep|Content|Draft|Changes)(\\$.*)?")
                || type.getPackageName().startsWith(base + ".ports")
                || type.getPackageName().startsWith(base + ".testkit")
                || type.getPackageName().startsWith(base + ".adapter.jdbi"));
  }

  private ArchRule tenantFirst() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(DrivenPort.class)
        .should(CustomConditions.takeTheTenantFirst());
  }

  private ArchRule drivingPortsInCore() {
    return classes()
        .that(CustomConditions.implementAPort(DrivingPort.class))
        .should()
        .resideInAPackage(in("core"));
  }

  private ArchRule drivenPortsInAdapters() {
    return classes()
        .that(CustomConditions.implementAPort(DrivenPort.class))
        .and(not(standForNothingInAPort()))
        .should()
        .resideInAnyPackage(in("adapter"), in("testkit"));
  }

  /** A port may itself say what it is to have nothing behind it. */
  private static DescribedPredicate<JavaClass> standForNothingInAPort() {
    return DescribedPredicate.describe(
        "stand for nothing in a port",
        type ->
            type.isAnonymousClass()
                && type.getEnclosingClass()
                    .filter(port -> port.isAnnotatedWith(DrivenPort.class))
                    .isPresent());
  }

  private ArchRule decisionsArePure() {
    return noClasses()
        .that(CustomConditions.decide(base))
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(DrivenPort.class);
  }

  private ArchRule timeAndIdsFromOutside() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("ports"), in("core"), in("adapter"), in("testkit"))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class);
  }

  private ArchRule noCycles() {
    return slices().matching(base + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule noVagueNames() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)");
  }

  private ArchRule noStandardStreams() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("ports"), in("core"), in("adapter"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace");
  }

  private static DescribedPredicate<JavaClass> platform() {
    return DescribedPredicate.describe(
        "the platform",
        type ->
            type.isPrimitive()
                || type.isArray()
                || type.getPackageName().startsWith("org.jspecify.annotations")
                || type.getPackageName().startsWith("java.")
                    && !type.getPackageName().startsWith("java.sql")
                    && !type.getPackageName().startsWith("java.net.http"));
  }

  /** Classes that break a rule on purpose live elsewhere, and use the real ports. */
  private static DescribedPredicate<JavaClass> portsOfOurs() {
    return resideInAPackage(BASE + ".ports..");
  }
}
