CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"receipt_hash" text NOT NULL,
	"same_as" text,
	"tour" text,
	"city" text NOT NULL,
	"days" date[] NOT NULL,
	"offers" text[] NOT NULL,
	"organization" text,
	"contact" text,
	"message" text,
	"status" text DEFAULT 'open' NOT NULL,
	"status_reason" text,
	"leg" uuid,
	"event" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "requests_same_as_unique" UNIQUE("same_as"),
	CONSTRAINT "requests_days" CHECK (cardinality("requests"."days") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_tour_tours_slug_fk" FOREIGN KEY ("tour") REFERENCES "public"."tours"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_city_cities_slug_fk" FOREIGN KEY ("city") REFERENCES "public"."cities"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_leg_legs_id_fk" FOREIGN KEY ("leg") REFERENCES "public"."legs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_event_events_id_fk" FOREIGN KEY ("event") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "requests_by_age" ON "requests" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "requests_by_tour" ON "requests" USING btree ("tour");--> statement-breakpoint
CREATE INDEX "requests_by_leg" ON "requests" USING btree ("leg");--> statement-breakpoint
CREATE INDEX "requests_by_event" ON "requests" USING btree ("event");