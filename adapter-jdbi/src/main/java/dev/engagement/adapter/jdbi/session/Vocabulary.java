package dev.engagement.adapter.jdbi.session;

import dev.engagement.ports.Actor;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.MessageDirection;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.TenantId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/** How the ports' vocabulary becomes arguments and columns, in one place. */
final class Vocabulary implements JdbiPlugin {

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.installPlugin(new PostgresPlugin());
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    instants(jdbi);
    text(jdbi, ZoneId.class, ZoneId::getId, ZoneId::of);
    text(jdbi, Actor.class, Actor::value, Actor::new);
    ids(jdbi);
    codes(jdbi);
  }

  private static void instants(Jdbi jdbi) {
    register(
        jdbi,
        Instant.class,
        instant ->
            (position, statement, context) ->
                statement.setObject(position, instant.atOffset(ZoneOffset.UTC)),
        (row, column, context) -> {
          OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
          return found == null ? null : found.toInstant();
        });
  }

  private static void ids(Jdbi jdbi) {
    id(jdbi, TenantId.class, TenantId::value, TenantId::new);
    id(jdbi, TemplateId.class, TemplateId::value, TemplateId::new);
    id(jdbi, IdentityId.class, IdentityId::value, IdentityId::new);
    id(jdbi, SequenceId.class, SequenceId::value, SequenceId::new);
    id(jdbi, StepId.class, StepId::value, StepId::new);
    id(jdbi, ContactId.class, ContactId::value, ContactId::new);
    id(jdbi, EnrollmentId.class, EnrollmentId::value, EnrollmentId::new);
    id(jdbi, RecipientId.class, RecipientId::value, RecipientId::new);
    id(jdbi, QueueItemId.class, QueueItemId::value, QueueItemId::new);
    id(jdbi, SuppressionId.class, SuppressionId::value, SuppressionId::new);
  }

  private static void codes(Jdbi jdbi) {
    code(jdbi, Role.class, Role::code);
    code(jdbi, TemplateState.class, TemplateState::code);
    code(jdbi, IdentityState.class, IdentityState::code);
    code(jdbi, Provider.class, Provider::code);
    code(jdbi, SequenceState.class, SequenceState::code);
    code(jdbi, EnrollmentState.class, EnrollmentState::code);
    code(jdbi, RecipientState.class, RecipientState::code);
    code(jdbi, EndReason.class, EndReason::code);
    code(jdbi, QueueItemState.class, QueueItemState::code);
    code(jdbi, MessageDirection.class, MessageDirection::code);
    code(jdbi, SuppressionScope.class, SuppressionScope::code);
    code(jdbi, SuppressionKind.class, SuppressionKind::code);
    code(jdbi, SuppressionReason.class, SuppressionReason::code);
    code(jdbi, SwitchScope.class, SwitchScope::code);
    code(jdbi, CanaryRule.Kind.class, CanaryRule.Kind::code);
    code(jdbi, RateScope.class, RateScope::code);
    code(jdbi, ReasonCode.class, ReasonCode::code);
    code(jdbi, CapScope.class, CapScope::code);
    code(jdbi, AuditEventType.class, AuditEventType::code);
  }

  private static <T> void id(
      Jdbi jdbi, Class<T> type, Function<T, UUID> value, Function<UUID, T> construct) {
    register(
        jdbi,
        type,
        id -> (position, statement, context) -> statement.setObject(position, value.apply(id)),
        (row, column, context) -> {
          UUID found = row.getObject(column, UUID.class);
          return found == null ? null : construct.apply(found);
        });
    jdbi.registerArrayType(type, "uuid", value::apply);
  }

  private static <E extends Enum<E>> void code(
      Jdbi jdbi, Class<E> type, Function<E, String> value) {
    Map<String, E> known = new HashMap<>();
    for (E constant : type.getEnumConstants()) {
      known.put(value.apply(constant), constant);
    }
    text(jdbi, type, value, code -> Objects.requireNonNull(known.get(code), code));
    jdbi.registerArrayType(type, "text", value::apply);
  }

  private static <T> void text(
      Jdbi jdbi, Class<T> type, Function<T, String> value, Function<String, T> construct) {
    register(
        jdbi,
        type,
        object ->
            (position, statement, context) -> statement.setString(position, value.apply(object)),
        (row, column, context) -> {
          String found = row.getString(column);
          return found == null ? null : construct.apply(found);
        });
  }

  private static <T> void register(
      Jdbi jdbi, Class<T> type, Function<T, Argument> argument, ColumnMapper<T> mapper) {
    jdbi.registerArgument(new Known<>(type, argument));
    jdbi.registerColumnMapper(type, mapper);
  }

  /** Prepared, because such factories are asked first, and the library has one for every enum. */
  private record Known<T>(Class<T> type, Function<T, Argument> argument)
      implements ArgumentFactory.Preparable {

    @Override
    public Optional<Function<Object, Argument>> prepare(Type declared, ConfigRegistry config) {
      return declared instanceof Class<?> wanted && type.isAssignableFrom(wanted)
          ? Optional.of(value -> argument.apply(type.cast(value)))
          : Optional.empty();
    }
  }
}
