// Checks before a mail and the record of it after, in PostgreSQL: the truth that a queue alone lacks.
import pg from 'pg';

const TENANT = '00000000-0000-7000-8000-000000000001';
const ENROLLMENT = '00000000-0000-7000-9000-000000000001';
const AUDIT = '{"step": 1, "provider": "sendgrid"}';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

/** Adds the items that jobs are about. */
export async function layOut(first, count) {
  await pool.query(
    `INSERT INTO send_item (id, tenant_id, enrollment_id, recipient_id, due_at)
     SELECT item, $1, $2, item, now()
       FROM (SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS item
               FROM generate_series($3::bigint, $3::bigint + $4 - 1) n) items`,
    [TENANT, ENROLLMENT, first, count],
  );
}

const one = (name, text, values) => pool.query({ name, text, values });

/** Three statements a mail: suppressed? mine? sent, with its audit entry. */
export const checked = (post) => async (mail) => {
  const suppressed = await one(
    'suppressed',
    'SELECT 1 FROM suppression WHERE tenant_id = $1 AND email = $2',
    [TENANT, mail.email],
  );
  if (suppressed.rowCount > 0) return;
  const claimed = await one(
    'claim',
    `UPDATE send_item
        SET state = 'Sending', leased_by = 'worker', leased_at = now(), attempts = attempts + 1
      WHERE id = $1 AND state = 'Queued'
     RETURNING id`,
    [mail.id],
  );
  if (claimed.rowCount === 0) return;
  const message = await post(mail);
  await one(
    'settle',
    `WITH settled AS (
       UPDATE send_item
          SET state = 'Sent', provider_message_id = $2, leased_by = NULL, leased_at = NULL
        WHERE id = $1
       RETURNING id, tenant_id, enrollment_id)
     INSERT INTO audit_entry (tenant_id, enrollment_id, item_id, type, payload)
     SELECT tenant_id, enrollment_id, id, 'sent', $3 FROM settled`,
    [mail.id, message, AUDIT],
  );
};

/** The same for a batch: two statements for all of its mails. */
export const checkedBatch = (post) => async (mails) => {
  const claimed = await one(
    'claimBatch',
    `UPDATE send_item i
        SET state = 'Sending', leased_by = 'worker', leased_at = now(), attempts = attempts + 1
       FROM unnest($1::uuid[], $2::text[]) m (id, email)
      WHERE i.id = m.id
        AND i.state = 'Queued'
        AND NOT EXISTS (SELECT 1 FROM suppression s
                         WHERE s.tenant_id = i.tenant_id AND s.email = m.email)
     RETURNING i.id`,
    [mails.map((mail) => mail.id), mails.map((mail) => mail.email)],
  );
  const mine = new Set(claimed.rows.map((row) => row.id));
  const toSend = mails.filter((mail) => mine.has(mail.id));
  const messages = await Promise.all(toSend.map(post));
  await one(
    'settleBatch',
    `WITH settled AS (
       UPDATE send_item i
          SET state = 'Sent', provider_message_id = m.message,
              leased_by = NULL, leased_at = NULL
         FROM unnest($1::uuid[], $2::text[]) m (id, message)
        WHERE i.id = m.id
       RETURNING i.id, i.tenant_id, i.enrollment_id)
     INSERT INTO audit_entry (tenant_id, enrollment_id, item_id, type, payload)
     SELECT tenant_id, enrollment_id, id, 'sent', $3 FROM settled`,
    [toSend.map((mail) => mail.id), messages, AUDIT],
  );
};
