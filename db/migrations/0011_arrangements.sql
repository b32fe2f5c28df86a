CREATE TABLE "arrangements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"leg" uuid,
	"event" uuid,
	"day" date,
	"kind" text NOT NULL,
	"start" text,
	"end" text,
	"time_zone" text,
	"place" text,
	"provider" text,
	"contact" text,
	"notes" text,
	"from" text,
	"to" text,
	"mode" text,
	"confirmed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "arrangements_of_one" CHECK (("arrangements"."leg" is null) <> ("arrangements"."event" is null)),
	CONSTRAINT "arrangements_day_of_leg" CHECK ("arrangements"."day" is null or "arrangements"."leg" is not null)
);
--> statement-breakpoint
ALTER TABLE "arrangements" ADD CONSTRAINT "arrangements_leg_legs_id_fk" FOREIGN KEY ("leg") REFERENCES "public"."legs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrangements" ADD CONSTRAINT "arrangements_event_events_id_fk" FOREIGN KEY ("event") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "arrangements_by_leg" ON "arrangements" USING btree ("leg");--> statement-breakpoint
CREATE INDEX "arrangements_by_event" ON "arrangements" USING btree ("event");--> statement-breakpoint
CREATE INDEX "arrangements_by_making" ON "arrangements" USING btree ("created_at","id");