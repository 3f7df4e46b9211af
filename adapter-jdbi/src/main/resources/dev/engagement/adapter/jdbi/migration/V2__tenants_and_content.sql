SET LOCAL lock_timeout = '10s';

-- People and the addresses by which they are known.

CREATE TABLE engagement.contact (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  first_name text,
  last_name text,
  timezone text,
  created_at timestamptz NOT NULL,
  CONSTRAINT contact_key PRIMARY KEY (tenant_id, id)
);

CREATE TABLE engagement.contact_address (
  tenant_id uuid NOT NULL,
  email_norm text NOT NULL,
  email text NOT NULL,
  contact_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT contact_address_key PRIMARY KEY (tenant_id, email_norm),
  CONSTRAINT contact_address_contact FOREIGN KEY (tenant_id, contact_id)
    REFERENCES engagement.contact (tenant_id, id)
);

CREATE INDEX contact_address_by_contact ON engagement.contact_address (tenant_id, contact_id);

-- Templates.

CREATE TABLE engagement.template (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  state text NOT NULL,
  revision integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT template_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT template_state CHECK (state IN ('draft', 'published', 'archived')),
  CONSTRAINT template_numbers CHECK (revision >= 1 AND version >= 0)
);

CREATE TABLE engagement.template_revision (
  tenant_id uuid NOT NULL,
  template_id uuid NOT NULL,
  revision integer NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  defaults jsonb NOT NULL,
  variables jsonb NOT NULL,
  CONSTRAINT template_revision_key PRIMARY KEY (tenant_id, template_id, revision),
  CONSTRAINT template_revision_template FOREIGN KEY (tenant_id, template_id)
    REFERENCES engagement.template (tenant_id, id),
  CONSTRAINT template_revision_number CHECK (revision >= 1),
  CONSTRAINT template_revision_shapes CHECK (
    jsonb_typeof(defaults) = 'object' AND jsonb_typeof(variables) = 'array')
);

-- Sender identities.

CREATE TABLE engagement.sender_identity (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_norm text NOT NULL,
  provider text NOT NULL,
  reply_to text,
  reply_to_norm text,
  daily_limit integer,
  timezone text,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT sender_identity_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT sender_identity_address UNIQUE (tenant_id, email_norm, provider),
  CONSTRAINT sender_identity_provider CHECK (
    provider IN ('outlook', 'sendgrid', 'smtp', 'file')),
  CONSTRAINT sender_identity_state CHECK (state IN ('active', 'paused', 'unverified')),
  CONSTRAINT sender_identity_reply_to CHECK ((reply_to IS NULL) = (reply_to_norm IS NULL)),
  CONSTRAINT sender_identity_numbers CHECK (daily_limit >= 0 AND version >= 0)
);

-- Sequences.

CREATE TABLE engagement.sequence (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  goal text,
  state text NOT NULL,
  revision integer NOT NULL,
  settings jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT sequence_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT sequence_state CHECK (state IN ('draft', 'active', 'paused', 'archived')),
  CONSTRAINT sequence_settings CHECK (jsonb_typeof(settings) = 'object'),
  CONSTRAINT sequence_numbers CHECK (revision >= 1 AND version >= 0)
);

CREATE TABLE engagement.sequence_revision (
  tenant_id uuid NOT NULL,
  sequence_id uuid NOT NULL,
  revision integer NOT NULL,
  identity_id uuid NOT NULL,
  steps jsonb NOT NULL,
  CONSTRAINT sequence_revision_key PRIMARY KEY (tenant_id, sequence_id, revision),
  CONSTRAINT sequence_revision_sequence FOREIGN KEY (tenant_id, sequence_id)
    REFERENCES engagement.sequence (tenant_id, id),
  CONSTRAINT sequence_revision_identity FOREIGN KEY (tenant_id, identity_id)
    REFERENCES engagement.sender_identity (tenant_id, id),
  CONSTRAINT sequence_revision_number CHECK (revision >= 1),
  CONSTRAINT sequence_revision_steps CHECK (jsonb_typeof(steps) = 'array')
);

-- Suppression and kill switches of a tenant.

CREATE TABLE engagement.suppression (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  value_norm text NOT NULL,
  reason text NOT NULL,
  source text,
  created_at timestamptz NOT NULL,
  CONSTRAINT suppression_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT suppression_value UNIQUE (tenant_id, kind, value_norm),
  CONSTRAINT suppression_kind CHECK (kind IN ('email', 'domain')),
  CONSTRAINT suppression_reason CHECK (
    reason IN ('unsubscribe', 'bounce', 'complaint', 'manual', 'import', 'legal'))
);

-- The switch of a whole tenant has the tenant as its target.
CREATE TABLE engagement.kill_switch (
  tenant_id uuid NOT NULL,
  scope text NOT NULL,
  target_id uuid NOT NULL,
  reason text,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT kill_switch_key PRIMARY KEY (tenant_id, scope, target_id),
  CONSTRAINT kill_switch_scope CHECK (scope IN ('tenant', 'sequence', 'sender')),
  CONSTRAINT kill_switch_target CHECK (scope <> 'tenant' OR target_id = tenant_id)
);

-- The log: numbered by its head, without gaps.

CREATE TABLE engagement.log_head (
  tenant_id uuid NOT NULL,
  last_sequence bigint NOT NULL,
  CONSTRAINT log_head_key PRIMARY KEY (tenant_id),
  CONSTRAINT log_head_number CHECK (last_sequence >= 1)
);

CREATE TABLE engagement.audit_entry (
  tenant_id uuid NOT NULL,
  sequence bigint NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  entity_type text NOT NULL,
  entity_id uuid NOT NULL,
  enrollment_id uuid,
  recipient_id uuid,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  payload text NOT NULL,
  CONSTRAINT audit_entry_key PRIMARY KEY (tenant_id, sequence),
  CONSTRAINT audit_entry_number CHECK (sequence >= 1)
);

CREATE INDEX audit_entry_by_enrollment
  ON engagement.audit_entry (tenant_id, enrollment_id, sequence)
  WHERE enrollment_id IS NOT NULL;
CREATE INDEX audit_entry_by_recipient
  ON engagement.audit_entry (tenant_id, recipient_id, sequence)
  WHERE recipient_id IS NOT NULL;

-- Requests that are carried out once; answered exactly where there is a status.
CREATE TABLE engagement.idempotent_request (
  tenant_id uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  lease_until timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  status integer,
  body text,
  CONSTRAINT idempotent_request_key PRIMARY KEY (tenant_id, key),
  CONSTRAINT idempotent_request_answer CHECK ((status IS NULL) = (body IS NULL))
);

CREATE INDEX idempotent_request_by_expiry
  ON engagement.idempotent_request (tenant_id, expires_at);

ALTER TABLE engagement.contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.contact FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_tenant ON engagement.contact
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.contact TO engagement_app;

ALTER TABLE engagement.contact_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.contact_address FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_address_tenant ON engagement.contact_address
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.contact_address TO engagement_app;

ALTER TABLE engagement.template ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.template FORCE ROW LEVEL SECURITY;
CREATE POLICY template_tenant ON engagement.template
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.template TO engagement_app;

ALTER TABLE engagement.template_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.template_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY template_revision_tenant ON engagement.template_revision
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.template_revision TO engagement_app;

ALTER TABLE engagement.sender_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.sender_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY sender_identity_tenant ON engagement.sender_identity
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.sender_identity TO engagement_app;

ALTER TABLE engagement.sequence ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.sequence FORCE ROW LEVEL SECURITY;
CREATE POLICY sequence_tenant ON engagement.sequence
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.sequence TO engagement_app;

ALTER TABLE engagement.sequence_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.sequence_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY sequence_revision_tenant ON engagement.sequence_revision
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.sequence_revision TO engagement_app;

ALTER TABLE engagement.suppression ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.suppression FORCE ROW LEVEL SECURITY;
CREATE POLICY suppression_tenant ON engagement.suppression
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.suppression TO engagement_app;

ALTER TABLE engagement.kill_switch ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.kill_switch FORCE ROW LEVEL SECURITY;
CREATE POLICY kill_switch_tenant ON engagement.kill_switch
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.kill_switch TO engagement_app;

ALTER TABLE engagement.log_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.log_head FORCE ROW LEVEL SECURITY;
CREATE POLICY log_head_tenant ON engagement.log_head
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE ON engagement.log_head TO engagement_app;

ALTER TABLE engagement.idempotent_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.idempotent_request FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotent_request_tenant ON engagement.idempotent_request
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.idempotent_request TO engagement_app;

-- Append-only: neither a grant nor a policy for anything else.
ALTER TABLE engagement.audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_read ON engagement.audit_entry
  FOR SELECT USING (tenant_id = engagement.tenant());
CREATE POLICY audit_entry_append ON engagement.audit_entry
  FOR INSERT WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT ON engagement.audit_entry TO engagement_app;
