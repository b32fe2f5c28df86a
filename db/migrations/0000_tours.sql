CREATE TABLE "cities" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"region" text,
	"country" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"time_zone" text NOT NULL,
	"population" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coasts" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"regions" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_entries" (
	"feed" text NOT NULL,
	"uid" text NOT NULL,
	"sequence" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"cancelled" boolean NOT NULL,
	"content" jsonb NOT NULL,
	"last_date" date NOT NULL,
	"visible_from" timestamp with time zone,
	CONSTRAINT "feed_entries_feed_uid_pk" PRIMARY KEY("feed","uid")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"feed_host" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_single_row" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "itineraries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tour" text NOT NULL,
	"speaker" text,
	"coast" text,
	CONSTRAINT "itineraries_once" UNIQUE NULLS NOT DISTINCT("tour","speaker","coast")
);
--> statement-breakpoint
CREATE TABLE "legs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"itinerary" uuid NOT NULL,
	"city" text,
	"country" text NOT NULL,
	"first_date" date NOT NULL,
	"last_date" date NOT NULL,
	"kind" text DEFAULT 'stop' NOT NULL,
	"visibility" text DEFAULT 'public' NOT NULL,
	"status" text DEFAULT 'confirmed' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legs_days_in_order" CHECK ("legs"."first_date" <= "legs"."last_date")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'other' NOT NULL,
	"country" text,
	"url" text,
	"parent" text,
	"trusted" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "speakers" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"public_name" text,
	"role" text,
	"organization" text,
	"bio" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"home_country" text,
	"links" text[] DEFAULT '{}' NOT NULL,
	"visibility" text DEFAULT 'public' NOT NULL,
	"availability" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"named_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tours" (
	"slug" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"summary" text,
	"kind" text DEFAULT 'speaker-tour' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"countries" text[] DEFAULT '{}' NOT NULL,
	"first_date" date,
	"last_date" date,
	"contact" text,
	"links" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"lead" text,
	"senders" text[] DEFAULT '{}' NOT NULL,
	"supporters" text[] DEFAULT '{}' NOT NULL,
	"dates_to_avoid" date[] DEFAULT '{}' NOT NULL,
	"named_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "itineraries" ADD CONSTRAINT "itineraries_tour_tours_slug_fk" FOREIGN KEY ("tour") REFERENCES "public"."tours"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "itineraries" ADD CONSTRAINT "itineraries_speaker_speakers_slug_fk" FOREIGN KEY ("speaker") REFERENCES "public"."speakers"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "itineraries" ADD CONSTRAINT "itineraries_coast_coasts_slug_fk" FOREIGN KEY ("coast") REFERENCES "public"."coasts"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legs" ADD CONSTRAINT "legs_itinerary_itineraries_id_fk" FOREIGN KEY ("itinerary") REFERENCES "public"."itineraries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legs" ADD CONSTRAINT "legs_city_cities_slug_fk" FOREIGN KEY ("city") REFERENCES "public"."cities"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_parent_organizations_slug_fk" FOREIGN KEY ("parent") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_organization_organizations_slug_fk" FOREIGN KEY ("organization") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tours" ADD CONSTRAINT "tours_lead_organizations_slug_fk" FOREIGN KEY ("lead") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feed_entries_by_uid" ON "feed_entries" USING btree ("uid");--> statement-breakpoint
CREATE INDEX "legs_by_itinerary" ON "legs" USING btree ("itinerary");--> statement-breakpoint
CREATE INDEX "legs_by_days" ON "legs" USING btree ("first_date","id");--> statement-breakpoint
CREATE INDEX "legs_by_city" ON "legs" USING btree ("city");