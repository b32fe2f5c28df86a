CREATE TABLE "answers" (
	"caller" text NOT NULL,
	"key" text NOT NULL,
	"request" text NOT NULL,
	"answer" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_caller_key_pk" PRIMARY KEY("caller","key")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"event" uuid NOT NULL,
	"resource" text NOT NULL,
	"room" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"confirmed" boolean NOT NULL,
	CONSTRAINT "bookings_event_resource_pk" PRIMARY KEY("event","resource")
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"key" uuid,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"tour" text,
	"organization" text,
	"fields" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_speakers" (
	"event" uuid NOT NULL,
	"speaker" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "event_speakers_event_speaker_pk" PRIMARY KEY("event","speaker")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tour" text NOT NULL,
	"leg" uuid,
	"venue" uuid,
	"room" text,
	"host" text,
	"title" text NOT NULL,
	"description" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"interpreter" text,
	"kind" text DEFAULT 'talk' NOT NULL,
	"visibility" text DEFAULT 'public' NOT NULL,
	"attendance" text DEFAULT 'in-person' NOT NULL,
	"join_url" text,
	"url" text,
	"expected_attendance" integer,
	"local_start" text,
	"local_end" text,
	"local_date" date NOT NULL,
	"part_of_day" text,
	"time_zone" text NOT NULL,
	"start_fold" text,
	"end_fold" text,
	"doors_at" text,
	"venue_confirmed" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"tz_version" text NOT NULL,
	"tz_change" jsonb,
	"status" text NOT NULL,
	"status_at" timestamp with time zone NOT NULL,
	"status_by" text NOT NULL,
	"status_reason" text,
	"confirmed_at" timestamp with time zone,
	"pending" jsonb,
	"link_number" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_end_after_start" CHECK ("events"."starts_at" < "events"."ends_at"),
	CONSTRAINT "events_hour_or_open" CHECK (("events"."local_start" is null) = ("events"."part_of_day" is not null))
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"hash" text NOT NULL,
	"role" text NOT NULL,
	"organization" text,
	"tours" text[],
	"label" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"parent" uuid,
	CONSTRAINT "keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"key" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_links_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"organization" text,
	"street" text,
	"city" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"time_zone" text NOT NULL,
	"capacity" integer,
	"accessibility" text,
	"rooms" text[] DEFAULT '{}' NOT NULL,
	"reveal" text DEFAULT 'city' NOT NULL,
	"opening_hours" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"contact" text,
	"notes" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "secret" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "zone_data_version" text;--> statement-breakpoint
ALTER TABLE "speakers" ADD COLUMN "kind" text DEFAULT 'speaker' NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_event_events_id_fk" FOREIGN KEY ("event") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_speakers" ADD CONSTRAINT "event_speakers_event_events_id_fk" FOREIGN KEY ("event") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_speakers" ADD CONSTRAINT "event_speakers_speaker_speakers_slug_fk" FOREIGN KEY ("speaker") REFERENCES "public"."speakers"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_tour_tours_slug_fk" FOREIGN KEY ("tour") REFERENCES "public"."tours"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_leg_legs_id_fk" FOREIGN KEY ("leg") REFERENCES "public"."legs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_venue_venues_id_fk" FOREIGN KEY ("venue") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_host_organizations_slug_fk" FOREIGN KEY ("host") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_interpreter_speakers_slug_fk" FOREIGN KEY ("interpreter") REFERENCES "public"."speakers"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keys" ADD CONSTRAINT "keys_organization_organizations_slug_fk" FOREIGN KEY ("organization") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_key_keys_id_fk" FOREIGN KEY ("key") REFERENCES "public"."keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_organization_organizations_slug_fk" FOREIGN KEY ("organization") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_city_cities_slug_fk" FOREIGN KEY ("city") REFERENCES "public"."cities"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answers_by_age" ON "answers" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "bookings_by_resource" ON "bookings" USING btree ("resource","starts_at");--> statement-breakpoint
CREATE INDEX "changes_by_time" ON "changes" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "changes_by_subject" ON "changes" USING btree ("type","subject");--> statement-breakpoint
CREATE INDEX "event_speakers_by_speaker" ON "event_speakers" USING btree ("speaker");--> statement-breakpoint
CREATE INDEX "events_by_day" ON "events" USING btree ("local_date","id");--> statement-breakpoint
CREATE INDEX "events_by_tour" ON "events" USING btree ("tour","local_date");--> statement-breakpoint
CREATE INDEX "events_by_venue" ON "events" USING btree ("venue");--> statement-breakpoint
CREATE INDEX "events_by_host" ON "events" USING btree ("host");--> statement-breakpoint
CREATE INDEX "events_by_leg" ON "events" USING btree ("leg");--> statement-breakpoint
CREATE INDEX "events_by_end" ON "events" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "keys_by_parent" ON "keys" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "venues_by_city" ON "venues" USING btree ("city");--> statement-breakpoint
CREATE INDEX "venues_by_organization" ON "venues" USING btree ("organization");