CREATE TABLE "busy_calendars" (
	"speaker" text PRIMARY KEY NOT NULL,
	"version" uuid DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"sealed_url" text,
	"host" text,
	"time_zone" text,
	"etag" text,
	"refreshed_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"error" text,
	"unread" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "busy_periods" (
	"speaker" text NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"first_date" date,
	"last_date" date,
	CONSTRAINT "busy_periods_hours_or_days" CHECK (("busy_periods"."starts_at" < "busy_periods"."ends_at" and num_nonnulls("busy_periods"."first_date", "busy_periods"."last_date") = 0) is true
        or ("busy_periods"."first_date" <= "busy_periods"."last_date" and num_nonnulls("busy_periods"."starts_at", "busy_periods"."ends_at") = 0) is true)
);
--> statement-breakpoint
ALTER TABLE "busy_calendars" ADD CONSTRAINT "busy_calendars_speaker_speakers_slug_fk" FOREIGN KEY ("speaker") REFERENCES "public"."speakers"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "busy_periods" ADD CONSTRAINT "busy_periods_speaker_busy_calendars_speaker_fk" FOREIGN KEY ("speaker") REFERENCES "public"."busy_calendars"("speaker") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "busy_calendars_by_due" ON "busy_calendars" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "busy_periods_by_speaker" ON "busy_periods" USING btree ("speaker");