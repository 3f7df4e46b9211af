-- What a recipient costs the database, made smaller.

SET LOCAL lock_timeout = '10s';

-- The transaction that writes these rows has written or read all that they name, and none of it is
-- ever deleted; a check of each reference costs as much as the row and its indexes (see ADR 29). A
-- recipient's enrollment stays checked, for it is what callers name.
ALTER TABLE engagement.contact_address DROP CONSTRAINT contact_address_contact;
ALTER TABLE engagement.recipient DROP CONSTRAINT recipient_contact;
ALTER TABLE engagement.queue_item DROP CONSTRAINT queue_item_recipient;
