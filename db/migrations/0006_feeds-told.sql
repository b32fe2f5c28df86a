CREATE TABLE "feed_polls" (
	"feed" text NOT NULL,
	"family" text NOT NULL,
	"polls" bigint NOT NULL,
	"last_poll_at" timestamp with time zone NOT NULL,
	"held_changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feed_polls_feed_family_pk" PRIMARY KEY("feed","family")
);
--> statement-breakpoint
ALTER TABLE "feed_entries" ADD COLUMN "tour" text GENERATED ALWAYS AS (content->'tour'->>'slug') STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "feed_entries_by_tour" ON "feed_entries" USING btree ("tour");--> statement-breakpoint
-- Events were in the feeds of their speakers, tours, coasts and cities; now also in one of their own,
-- and in those of their hosts and venues.
INSERT INTO feed_entries (feed, uid, sequence, created_at, changed_at, cancelled, content, last_date, visible_from)
SELECT places.feed, entry.uid, entry.sequence, entry.created_at, entry.changed_at, entry.cancelled,
  entry.content, entry.last_date, entry.visible_from
FROM feed_entries AS entry
LEFT JOIN events ON 'event-' || events.id = entry.uid
CROSS JOIN LATERAL (VALUES ('events/' || substr(entry.uid, 7)), ('organizations/' || events.host),
  ('venues/' || events.venue)) AS places (feed)
WHERE entry.feed = 'all' AND entry.uid LIKE 'event-%' AND places.feed IS NOT NULL;
--> statement-breakpoint
-- Every node keeps calendars as bytes. At each commit it is told which may be others now, fifty
-- names in a notice (one may have 8,000 bytes).
CREATE FUNCTION tell_of_feeds(names text[]) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('gira_feeds', string_agg(name, E'\n'))
  FROM (SELECT name, (row_number() OVER () - 1) / 50 AS part
    FROM (SELECT DISTINCT name FROM unnest(names) AS name) AS once) AS parts
  GROUP BY part
$$;
--> statement-breakpoint
CREATE FUNCTION tell_of_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_of_feeds(array(SELECT feed FROM touched));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_added_told AFTER INSERT ON feed_entries REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_entries();
--> statement-breakpoint
CREATE TRIGGER entries_changed_told AFTER UPDATE ON feed_entries REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_entries();
--> statement-breakpoint
CREATE TRIGGER entries_forgotten_told AFTER DELETE ON feed_entries REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_entries();
--> statement-breakpoint
-- What is emptied as a whole (by who restores a dump, say) has no rows to tell of: all may be others.
CREATE FUNCTION tell_of_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gira_feeds', '*');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_emptied_told AFTER TRUNCATE ON feed_entries
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_all();
--> statement-breakpoint
-- The head of a feed names what it is about. A tour that goes into the archive, or comes out of it,
-- takes its entries along.
CREATE FUNCTION tell_of_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gira_feeds', TG_ARGV[0] || coalesce(to_jsonb(NEW)->>'slug', to_jsonb(NEW)->>'id'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tell_of_tour() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_of_feeds('tours/' || NEW.slug || array(SELECT DISTINCT feed FROM feed_entries
    WHERE tour = NEW.slug AND (NEW.status, NEW.named_at) IS DISTINCT FROM (OLD.status, OLD.named_at)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER speakers_told AFTER UPDATE ON speakers FOR EACH ROW EXECUTE FUNCTION tell_of_owner('speakers/');
--> statement-breakpoint
CREATE TRIGGER organizations_told AFTER UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION tell_of_owner('organizations/');
--> statement-breakpoint
CREATE TRIGGER venues_told AFTER UPDATE ON venues FOR EACH ROW EXECUTE FUNCTION tell_of_owner('venues/');
--> statement-breakpoint
CREATE TRIGGER tours_told AFTER UPDATE ON tours FOR EACH ROW EXECUTE FUNCTION tell_of_tour();
