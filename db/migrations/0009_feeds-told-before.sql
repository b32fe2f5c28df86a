ALTER TABLE "feed_entries" ADD COLUMN "told_before" jsonb;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "named_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "named_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- Whether the public knows of a speaker at all depends on their legs, and on the tours of those.
CREATE FUNCTION tell_of_itinerary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_of_feeds(array(SELECT 'speakers/' || speaker FROM touched WHERE speaker IS NOT NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER itineraries_added_told AFTER INSERT ON itineraries REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_itinerary();
--> statement-breakpoint
CREATE TRIGGER itineraries_forgotten_told AFTER DELETE ON itineraries REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_itinerary();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_tour() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed boolean := (NEW.status, NEW.named_at) IS DISTINCT FROM (OLD.status, OLD.named_at);
BEGIN
  PERFORM tell_of_feeds('tours/' || NEW.slug || array(
    SELECT feed FROM feed_entries WHERE tour = NEW.slug AND changed
    UNION SELECT 'speakers/' || speaker FROM itineraries WHERE tour = NEW.slug AND speaker IS NOT NULL AND changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Of a speaker who is to be known once it is over, their last leg says when that is.
CREATE FUNCTION tell_of_leg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_of_feeds(array(SELECT 'speakers/' || speaker
    FROM touched JOIN itineraries ON itineraries.id = touched.itinerary WHERE speaker IS NOT NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER legs_added_told AFTER INSERT ON legs REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_leg();
--> statement-breakpoint
CREATE TRIGGER legs_changed_told AFTER UPDATE ON legs REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_leg();
--> statement-breakpoint
CREATE TRIGGER legs_moved_told AFTER UPDATE ON legs REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_leg();
--> statement-breakpoint
CREATE TRIGGER legs_erased_told AFTER DELETE ON legs REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_leg();
