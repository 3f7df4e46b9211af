SET LOCAL lock_timeout = '10s';

-- Enrollments: the gate of all their recipients and items, changed once per batch.

CREATE TABLE engagement.enrollment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  sequence_id uuid NOT NULL,
  revision integer NOT NULL,
  name text,
  state text NOT NULL,
  resumes_to text,
  accepted bigint NOT NULL,
  refused bigint NOT NULL,
  unfinished bigint NOT NULL,
  completed bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  finished_at timestamptz,
  version bigint NOT NULL,
  CONSTRAINT enrollment_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT enrollment_plan FOREIGN KEY (tenant_id, sequence_id, revision)
    REFERENCES engagement.sequence_revision (tenant_id, sequence_id, revision),
  CONSTRAINT enrollment_state CHECK (
    state IN ('queued', 'sending', 'sent', 'failed', 'paused', 'stopped')),
  CONSTRAINT enrollment_resumes CHECK ((resumes_to IS NOT NULL) = (state = 'paused')),
  CONSTRAINT enrollment_resumes_to CHECK (resumes_to IN ('queued', 'sending')),
  CONSTRAINT enrollment_finished CHECK (
    (finished_at IS NOT NULL) = (state IN ('sent', 'failed', 'stopped'))),
  CONSTRAINT enrollment_numbers CHECK (
    accepted >= 0 AND refused >= 0 AND unfinished >= 0 AND completed >= 0 AND version >= 0)
) WITH (fillfactor = 70);

CREATE INDEX enrollment_by_sequence ON engagement.enrollment (tenant_id, sequence_id, id);

-- Recipients, each with a snapshot of what was known when it was enrolled.

CREATE TABLE engagement.recipient (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  enrollment_id uuid NOT NULL,
  sequence_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  current_step_id uuid,
  next_run_at timestamptz,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  state text NOT NULL,
  end_reason text,
  email text NOT NULL,
  email_norm text NOT NULL,
  first_name text,
  last_name text,
  timezone text,
  variables jsonb NOT NULL,
  CONSTRAINT recipient_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT recipient_of_enrollment UNIQUE (tenant_id, enrollment_id, id),
  CONSTRAINT recipient_enrollment FOREIGN KEY (tenant_id, enrollment_id)
    REFERENCES engagement.enrollment (tenant_id, id),
  CONSTRAINT recipient_contact FOREIGN KEY (tenant_id, contact_id)
    REFERENCES engagement.contact (tenant_id, id),
  CONSTRAINT recipient_state CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'stopped')),
  CONSTRAINT recipient_finished CHECK (
    (finished_at IS NOT NULL) = (state IN ('sent', 'failed', 'stopped'))),
  CONSTRAINT recipient_ended CHECK ((end_reason IS NOT NULL) = (finished_at IS NOT NULL)),
  CONSTRAINT recipient_end_reason CHECK (CASE state
    WHEN 'sent' THEN end_reason IN ('completed', 'replied', 'meeting_booked', 'stage_changed')
    WHEN 'failed' THEN end_reason IN ('bounced', 'suppressed', 'invalid', 'failed')
    WHEN 'stopped' THEN end_reason IN ('stopped', 'unsubscribed')
    ELSE end_reason IS NULL
  END),
  CONSTRAINT recipient_variables CHECK (jsonb_typeof(variables) = 'object')
) WITH (fillfactor = 85);

-- An address is there once in a sequence while it is not finished. The address comes before the
-- sequence, so that it is also found in every sequence.
CREATE UNIQUE INDEX recipient_unfinished_address
  ON engagement.recipient (tenant_id, email_norm, sequence_id)
  WHERE finished_at IS NULL;
CREATE INDEX recipient_unfinished
  ON engagement.recipient (tenant_id, enrollment_id, id)
  WHERE finished_at IS NULL;

-- The queue. The rows are hot: narrow, and a claim or an intent changes no indexed column and none
-- of an index's predicate, so that both stay HOT updates. A claim takes whole pages: each has room
-- for a second version of all its rows.

CREATE TABLE engagement.queue_item (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  enrollment_id uuid NOT NULL,
  recipient_id uuid NOT NULL,
  sequence_id uuid NOT NULL,
  step_id uuid NOT NULL,
  due_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  leased_until timestamptz,
  epoch bigint NOT NULL,
  step_order integer NOT NULL,
  attempts integer NOT NULL,
  state text NOT NULL,
  leased_by text,
  reason text,
  CONSTRAINT queue_item_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT queue_item_once UNIQUE (tenant_id, recipient_id, step_id),
  CONSTRAINT queue_item_recipient FOREIGN KEY (tenant_id, enrollment_id, recipient_id)
    REFERENCES engagement.recipient (tenant_id, enrollment_id, id),
  CONSTRAINT queue_item_state CHECK (
    state IN ('Queued', 'DryRunPlanned', 'WouldSend', 'Claimed', 'Sending', 'Unconfirmed', 'Parked',
      'Sent', 'Failed', 'Cancelled', 'Skipped', 'FailedValidation')),
  CONSTRAINT queue_item_finished CHECK ((finished_at IS NOT NULL)
    = (state IN ('Sent', 'Failed', 'Cancelled', 'Skipped', 'FailedValidation'))),
  CONSTRAINT queue_item_leased CHECK (
    (leased_until IS NOT NULL) = (state IN ('Claimed', 'Sending'))),
  CONSTRAINT queue_item_lease CHECK ((leased_until IS NULL) = (leased_by IS NULL)),
  CONSTRAINT queue_item_numbers CHECK (epoch >= 0 AND step_order >= 0 AND attempts >= 0)
) WITH (fillfactor = 45);

CREATE INDEX queue_item_claim
  ON engagement.queue_item (tenant_id, enrollment_id, due_at, id)
  WHERE finished_at IS NULL;
-- All rows are in it. Its predicate keeps it out of the planner's sight wherever a query does not
-- say the same: a claim must never read an enrollment by it, with all that is settled.
CREATE INDEX queue_item_of_enrollment
  ON engagement.queue_item (tenant_id, enrollment_id, id)
  WHERE step_order >= 0;

-- One row for each claim, named by its first item, so that leases which ran out are found without
-- an index over them on the hot table.
CREATE TABLE engagement.claim_batch (
  tenant_id uuid NOT NULL,
  first_item uuid NOT NULL,
  epoch bigint NOT NULL,
  leased_until timestamptz NOT NULL,
  enrollment_ids uuid[] NOT NULL,
  item_ids uuid[] NOT NULL,
  CONSTRAINT claim_batch_key PRIMARY KEY (tenant_id, first_item, epoch)
);

CREATE INDEX claim_batch_by_end ON engagement.claim_batch (tenant_id, leased_until);

-- Items whose outcome is unknown, so that they are found among however many that wait or are held.
CREATE TABLE engagement.unconfirmed_item (
  tenant_id uuid NOT NULL,
  item_id uuid NOT NULL,
  enrollment_id uuid NOT NULL,
  due_at timestamptz NOT NULL,
  CONSTRAINT unconfirmed_item_key PRIMARY KEY (tenant_id, item_id),
  CONSTRAINT unconfirmed_item_item FOREIGN KEY (tenant_id, item_id)
    REFERENCES engagement.queue_item (tenant_id, id)
);

CREATE INDEX unconfirmed_item_by_instant
  ON engagement.unconfirmed_item (tenant_id, due_at, item_id);
CREATE INDEX unconfirmed_item_of_enrollment
  ON engagement.unconfirmed_item (tenant_id, enrollment_id, due_at);

-- Who has work, and from when on: never later than it really is.

CREATE TABLE engagement.enrollment_due (
  tenant_id uuid NOT NULL,
  enrollment_id uuid NOT NULL,
  next_due timestamptz NOT NULL,
  CONSTRAINT enrollment_due_key PRIMARY KEY (tenant_id, enrollment_id),
  CONSTRAINT enrollment_due_enrollment FOREIGN KEY (tenant_id, enrollment_id)
    REFERENCES engagement.enrollment (tenant_id, id)
);

CREATE INDEX enrollment_due_by_instant
  ON engagement.enrollment_due (tenant_id, next_due, enrollment_id);

CREATE TABLE engagement.tenant_due (
  tenant_id uuid NOT NULL,
  next_due timestamptz NOT NULL,
  CONSTRAINT tenant_due_key PRIMARY KEY (tenant_id)
) WITH (fillfactor = 50);

-- Messages that were sent, or may have been.

CREATE TABLE engagement.message (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  item_id uuid,
  direction text NOT NULL,
  identity_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  template_id uuid NOT NULL,
  template_revision integer NOT NULL,
  provider_id text,
  message_id text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT message_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT message_once UNIQUE (tenant_id, item_id),
  CONSTRAINT message_item FOREIGN KEY (tenant_id, item_id)
    REFERENCES engagement.queue_item (tenant_id, id),
  CONSTRAINT message_identity FOREIGN KEY (tenant_id, identity_id)
    REFERENCES engagement.sender_identity (tenant_id, id),
  CONSTRAINT message_contact FOREIGN KEY (tenant_id, contact_id)
    REFERENCES engagement.contact (tenant_id, id),
  CONSTRAINT message_template FOREIGN KEY (tenant_id, template_id, template_revision)
    REFERENCES engagement.template_revision (tenant_id, template_id, revision),
  CONSTRAINT message_direction CHECK (direction IN ('out', 'in'))
);

-- What cooldowns and caps look at. A send is kept with its item and with the send before it by
-- another item, so that an item that is tried again is not held up by its own first attempt.

CREATE TABLE engagement.contact_send (
  tenant_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  item_id uuid,
  sent_at timestamptz,
  before_at timestamptz,
  CONSTRAINT contact_send_key PRIMARY KEY (tenant_id, contact_id),
  CONSTRAINT contact_send_contact FOREIGN KEY (tenant_id, contact_id)
    REFERENCES engagement.contact (tenant_id, id),
  CONSTRAINT contact_send_whole CHECK ((item_id IS NULL) = (sent_at IS NULL))
) WITH (fillfactor = 70);

CREATE TABLE engagement.contact_sequence_send (
  tenant_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  sequence_id uuid NOT NULL,
  item_id uuid NOT NULL,
  sent_at timestamptz NOT NULL,
  before_at timestamptz,
  CONSTRAINT contact_sequence_send_key PRIMARY KEY (tenant_id, contact_id, sequence_id),
  CONSTRAINT contact_sequence_send_contact FOREIGN KEY (tenant_id, contact_id)
    REFERENCES engagement.contact (tenant_id, id)
) WITH (fillfactor = 70);

CREATE TABLE engagement.daily_count (
  tenant_id uuid NOT NULL,
  scope text NOT NULL,
  scope_id uuid NOT NULL,
  day date NOT NULL,
  sent integer NOT NULL,
  CONSTRAINT daily_count_key PRIMARY KEY (tenant_id, scope, scope_id, day),
  CONSTRAINT daily_count_scope CHECK (scope IN ('sequence', 'identity')),
  CONSTRAINT daily_count_number CHECK (sent >= 0)
) WITH (fillfactor = 50);

ALTER TABLE engagement.enrollment ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.enrollment FORCE ROW LEVEL SECURITY;
CREATE POLICY enrollment_tenant ON engagement.enrollment
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE ON engagement.enrollment TO engagement_app;

ALTER TABLE engagement.recipient ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.recipient FORCE ROW LEVEL SECURITY;
CREATE POLICY recipient_tenant ON engagement.recipient
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE ON engagement.recipient TO engagement_app;

ALTER TABLE engagement.queue_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.queue_item FORCE ROW LEVEL SECURITY;
CREATE POLICY queue_item_tenant ON engagement.queue_item
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE ON engagement.queue_item TO engagement_app;

ALTER TABLE engagement.claim_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.claim_batch FORCE ROW LEVEL SECURITY;
CREATE POLICY claim_batch_tenant ON engagement.claim_batch
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.claim_batch TO engagement_app;

ALTER TABLE engagement.unconfirmed_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.unconfirmed_item FORCE ROW LEVEL SECURITY;
CREATE POLICY unconfirmed_item_tenant ON engagement.unconfirmed_item
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.unconfirmed_item TO engagement_app;

ALTER TABLE engagement.enrollment_due ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.enrollment_due FORCE ROW LEVEL SECURITY;
CREATE POLICY enrollment_due_tenant ON engagement.enrollment_due
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.enrollment_due TO engagement_app;

ALTER TABLE engagement.tenant_due ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.tenant_due FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_due_tenant ON engagement.tenant_due
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.tenant_due TO engagement_app;

ALTER TABLE engagement.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.message FORCE ROW LEVEL SECURITY;
CREATE POLICY message_tenant ON engagement.message
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE ON engagement.message TO engagement_app;

ALTER TABLE engagement.contact_send ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.contact_send FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_send_tenant ON engagement.contact_send
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE ON engagement.contact_send TO engagement_app;

ALTER TABLE engagement.contact_sequence_send ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.contact_sequence_send FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_sequence_send_tenant ON engagement.contact_sequence_send
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE ON engagement.contact_sequence_send TO engagement_app;

ALTER TABLE engagement.daily_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.daily_count FORCE ROW LEVEL SECURITY;
CREATE POLICY daily_count_tenant ON engagement.daily_count
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE ON engagement.daily_count TO engagement_app;

-- No statistics of tenants: from them the planner would take a tenant whom it has not seen yet for
-- one row, and then read all of that tenant for each row of a join. Without, it expects a share.

ALTER TABLE engagement.contact ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.contact_address ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.template ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.template_revision ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.sender_identity ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.sequence ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.sequence_revision ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.suppression ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.kill_switch ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.log_head ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.audit_entry ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.idempotent_request ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.enrollment ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.recipient ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.queue_item ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.claim_batch ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.unconfirmed_item ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.enrollment_due ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.tenant_due ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.message ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.contact_send ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.contact_sequence_send ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.daily_count ALTER COLUMN tenant_id SET STATISTICS 0;

-- The worker finds its tenants through these two alone.

CREATE POLICY tenant_due_dispatch ON engagement.tenant_due
  FOR SELECT TO engagement_dispatch USING (true);
GRANT SELECT ON engagement.tenant_due TO engagement_dispatch;

CREATE FUNCTION engagement.due_tenants(p_now timestamptz, p_limit integer)
  RETURNS TABLE (tenant_id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT d.tenant_id
      FROM engagement.tenant_due d
     WHERE d.next_due <= p_now
     ORDER BY d.next_due, d.tenant_id
     LIMIT p_limit;
  END
  $$;

CREATE FUNCTION engagement.next_due() RETURNS timestamptz
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN (SELECT min(d.next_due) FROM engagement.tenant_due d);
  END
  $$;

REVOKE ALL ON FUNCTION engagement.due_tenants(timestamptz, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement.next_due() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engagement.due_tenants(timestamptz, integer) TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement.next_due() TO engagement_app;

-- Handing a function over needs, at that moment, a new owner who may create in the schema.
GRANT CREATE ON SCHEMA engagement TO engagement_dispatch;
ALTER FUNCTION engagement.due_tenants(timestamptz, integer) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement.next_due() OWNER TO engagement_dispatch;
REVOKE CREATE ON SCHEMA engagement FROM engagement_dispatch;
