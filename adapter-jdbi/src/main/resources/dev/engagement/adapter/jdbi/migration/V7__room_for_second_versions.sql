-- What the end of a mail costs the database, made smaller.

SET LOCAL lock_timeout = '10s';

-- Whoever adds a message looks all its items up at once; a check of each costs more than the row
-- (see ADR 29).
ALTER TABLE engagement.message DROP CONSTRAINT message_item;

-- The end of an item and of a recipient writes a second entry into each of these. New ids come last
-- in an index, so that a page which is left half empty has room for them, and need not be cleaned
-- or split.
ALTER INDEX engagement.queue_item_key SET (fillfactor = 45);
ALTER INDEX engagement.queue_item_once SET (fillfactor = 45);
ALTER INDEX engagement.queue_item_of_enrollment SET (fillfactor = 45);
ALTER INDEX engagement.recipient_key SET (fillfactor = 45);
ALTER INDEX engagement.recipient_of_enrollment SET (fillfactor = 45);
