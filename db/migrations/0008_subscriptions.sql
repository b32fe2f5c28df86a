CREATE TABLE "subscriptions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"hash" text NOT NULL,
	"kind" text NOT NULL,
	"tour" text,
	"speaker" text,
	"organization" text,
	"label" text NOT NULL,
	"owner" text,
	"tours" text[],
	"key" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_poll_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "subscriptions_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_tour_tours_slug_fk" FOREIGN KEY ("tour") REFERENCES "public"."tours"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_speaker_speakers_slug_fk" FOREIGN KEY ("speaker") REFERENCES "public"."speakers"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_organization_organizations_slug_fk" FOREIGN KEY ("organization") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_owner_organizations_slug_fk" FOREIGN KEY ("owner") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subscriptions_by_owner" ON "subscriptions" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "subscriptions_by_key" ON "subscriptions" USING btree ("key");