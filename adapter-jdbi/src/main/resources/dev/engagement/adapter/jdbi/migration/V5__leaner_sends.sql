-- What a mail costs the database, made smaller.

SET LOCAL lock_timeout = '10s';

-- The transaction that writes these rows has read or locked all that they name, and none of it is
-- ever deleted; a check of each reference costs more than the row (see ADR 29). A message's item
-- stays checked, for it is what callers name.
ALTER TABLE engagement.message DROP CONSTRAINT message_identity;
ALTER TABLE engagement.message DROP CONSTRAINT message_contact;
ALTER TABLE engagement.message DROP CONSTRAINT message_template;
ALTER TABLE engagement.contact_sequence_send DROP CONSTRAINT contact_sequence_send_contact;

-- The contact's own row is what is locked, and its sends by sequence tell its last one of any.
DROP TABLE engagement.contact_send;

-- A recipient is updated once before it ends; there is room for that on its page.
ALTER TABLE engagement.recipient SET (fillfactor = 50);
