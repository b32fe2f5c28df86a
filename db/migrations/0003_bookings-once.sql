-- No speaker, interpreter or room is booked twice at one time for confirmed events. A booking without
-- a room takes the whole venue: a range without bounds, which meets every room. The check may wait
-- for the end of a transaction, so that two events can change places.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE bookings ADD CONSTRAINT bookings_once EXCLUDE USING gist (
  resource WITH =,
  (CASE WHEN room IS NULL THEN int8range(NULL, NULL)
    ELSE int8range(hashtextextended(room COLLATE "C", 0), hashtextextended(room COLLATE "C", 0), '[]')
  END) WITH &&,
  tstzrange(starts_at, ends_at) WITH &&
) WHERE (confirmed) DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE bookings ADD CONSTRAINT bookings_not_empty CHECK (starts_at < ends_at);
