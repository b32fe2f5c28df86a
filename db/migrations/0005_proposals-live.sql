CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tour" text NOT NULL,
	"content" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" text
);
--> statement-breakpoint
DROP INDEX "events_by_host";--> statement-breakpoint
ALTER TABLE "legs" ADD COLUMN "interpreter" text;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_tour_tours_slug_fk" FOREIGN KEY ("tour") REFERENCES "public"."tours"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_by_age" ON "proposals" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "legs" ADD CONSTRAINT "legs_interpreter_speakers_slug_fk" FOREIGN KEY ("interpreter") REFERENCES "public"."speakers"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_by_tour_start" ON "events" USING btree ("tour","starts_at");--> statement-breakpoint
CREATE INDEX "events_by_interpreter" ON "events" USING btree ("interpreter");--> statement-breakpoint
CREATE INDEX "events_of_open_hour" ON "events" USING btree ("local_date") WHERE starts_at is null;--> statement-breakpoint
CREATE INDEX "itineraries_by_speaker" ON "itineraries" USING btree ("speaker");--> statement-breakpoint
CREATE INDEX "events_by_host" ON "events" USING btree ("host","starts_at");--> statement-breakpoint
-- Whoever shows the schedule hears of every write that the audit trail tells of, at its commit: a
-- notification for each tour concerned, empty for what belongs to no tour.
CREATE FUNCTION tell_of_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gira_changes', coalesce(tour, '')) FROM (SELECT DISTINCT tour FROM added) AS tours;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER changes_told AFTER INSERT ON changes REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changes();
