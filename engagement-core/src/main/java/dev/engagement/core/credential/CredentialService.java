package dev.engagement.core.credential;

import dev.engagement.core.EveryTenant;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.OpenWork;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialInfo;
import dev.engagement.ports.credential.Credentials;
import dev.engagement.ports.credential.RotatedCredentials;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sets and removes credentials, which are kept sealed. */
public final class CredentialService implements Credentials {

  private final Stores stores;
  private final Surroundings surroundings;
  private final OpenWork openWork;
  private final AuditRecorder audit;

  public CredentialService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.openWork = new OpenWork(stores.enrollments(), stores.schedule());
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public List<CredentialInfo> list(TenantId tenant) {
    return stores.unitOfWork().inOne(tenant, () -> stores.credentials().list(tenant)).stream()
        .map(CredentialService::info)
        .toList();
  }

  @Override
  public CredentialInfo set(TenantId tenant, Credential credential, Actor actor) {
    CredentialRules.verify(credential);
    String sealed = surroundings.cipher().seal(tenant, credential);
    SealedCredential kept =
        new SealedCredential(
            tenant, credential.provider(), sealed, actor, surroundings.clock().instant());
    return stores.unitOfWork().inOne(tenant, () -> put(kept));
  }

  @Override
  public void remove(TenantId tenant, Provider provider, Actor actor) {
    stores.unitOfWork().inOne(tenant, () -> removeInUnit(tenant, provider, actor));
  }

  @Override
  public RotatedCredentials rotate(Actor actor) {
    List<RotatedCredentials> each = new ArrayList<>();
    new EveryTenant(stores.tenants()).forEach(tenant -> each.add(rotate(tenant, actor)));
    return each.stream().reduce(RotatedCredentials.NONE, RotatedCredentials::plus);
  }

  private RotatedCredentials rotate(TenantId tenant, Actor actor) {
    return stores.unitOfWork().inOne(tenant, () -> rotateInUnit(tenant, actor));
  }

  private CredentialInfo put(SealedCredential credential) {
    TenantId tenant = credential.tenant();
    boolean replaced = stores.credentials().find(tenant, credential.provider()).isPresent();
    stores.credentials().put(tenant, credential);
    openWork.wake(tenant, replaced ? forgotten(credential.setAt()) : credential.setAt());
    AuditPayload payload = AuditPayload.EMPTY.with("provider", credential.provider().code());
    AuditEventType type = AuditEventType.CREDENTIAL_SET;
    record(tenant, type, credential.setAt(), credential.setBy(), payload);
    return info(credential);
  }

  /** Wakes too: a provider that is set up for everybody may let the tenant's mail in. */
  private boolean removeInUnit(TenantId tenant, Provider provider, Actor actor) {
    if (!stores.credentials().remove(tenant, provider)) {
      throw new EngagementException(
          ErrorCode.NOT_FOUND, "there is no credential for this provider");
    }
    Instant now = surroundings.clock().instant();
    openWork.wake(tenant, forgotten(now));
    AuditPayload payload = AuditPayload.EMPTY.with("provider", provider.code());
    record(tenant, AuditEventType.CREDENTIAL_REMOVED, now, actor, payload);
    return true;
  }

  /** Returns when nobody tries with the old credential any more. */
  private static Instant forgotten(Instant changedAt) {
    return changedAt.plus(CredentialLookupService.REMEMBERED);
  }

  private RotatedCredentials rotateInUnit(TenantId tenant, Actor actor) {
    List<SealedCredential> all = stores.credentials().list(tenant);
    long sealed = all.stream().filter(this::sealedAnew).count();
    RotatedCredentials rotated = new RotatedCredentials(sealed, all.size() - sealed);
    if (!all.isEmpty()) {
      AuditPayload payload =
          AuditPayload.EMPTY.with("sealed", rotated.sealed()).with("left", rotated.left());
      AuditEventType type = AuditEventType.CREDENTIALS_ROTATED;
      record(tenant, type, surroundings.clock().instant(), actor, payload);
    }
    return rotated;
  }

  /**
   * Leaves what cannot be opened as it is: its key may come back; and what was set or removed
   * meanwhile.
   */
  private boolean sealedAnew(SealedCredential old) {
    return surroundings
        .cipher()
        .open(old.tenant(), old.provider(), old.sealed())
        .map(credential -> surroundings.cipher().seal(old.tenant(), credential))
        .map(text -> stores.credentials().replace(old.tenant(), old, with(old, text)))
        .orElse(false);
  }

  private static SealedCredential with(SealedCredential old, String sealed) {
    return new SealedCredential(old.tenant(), old.provider(), sealed, old.setBy(), old.setAt());
  }

  private static CredentialInfo info(SealedCredential credential) {
    return new CredentialInfo(credential.provider(), credential.setBy(), credential.setAt());
  }

  private void record(
      TenantId tenant, AuditEventType type, Instant at, Actor actor, AuditPayload payload) {
    AuditSubject subject = AuditSubject.of("credential", tenant.value());
    audit.record(tenant, type, subject, at, actor, payload);
  }
}
