CREATE TABLE "policies" (
	"tour" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"thresholds" jsonb NOT NULL,
	"travel" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"tours" text[] NOT NULL,
	"marks" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_tour_tours_slug_fk" FOREIGN KEY ("tour") REFERENCES "public"."tours"("slug") ON DELETE cascade ON UPDATE no action;