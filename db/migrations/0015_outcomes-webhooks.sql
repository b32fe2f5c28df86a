CREATE TABLE "outcomes" (
	"event" uuid PRIMARY KEY NOT NULL,
	"attendance" integer,
	"resolution_passed" text,
	"money_raised" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"note" text,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"webhook" uuid NOT NULL,
	"change" bigint NOT NULL,
	"batch" uuid,
	CONSTRAINT "webhook_deliveries_webhook_change_pk" PRIMARY KEY("webhook","change")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sealed_url" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"host" text NOT NULL,
	"tour" text,
	"owner" text,
	"tours" text[],
	"key" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"error" text,
	"delivered_at" timestamp with time zone,
	"delivered_until" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text
);
--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_event_events_id_fk" FOREIGN KEY ("event") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_tour_tours_slug_fk" FOREIGN KEY ("tour") REFERENCES "public"."tours"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_owner_organizations_slug_fk" FOREIGN KEY ("owner") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhooks_by_owner" ON "webhooks" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "webhooks_by_key" ON "webhooks" USING btree ("key");--> statement-breakpoint
CREATE INDEX "webhooks_by_making" ON "webhooks" USING btree ("created_at","id");--> statement-breakpoint
-- What is written into the audit trail is queued for the webhooks that may be told of it, in the same
-- transaction; whether their owners may read an entry is asked again before it is told.
CREATE FUNCTION queue_for_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_deliveries (webhook, change)
  SELECT webhooks.id, added.id FROM added JOIN webhooks ON webhooks.disabled_at IS NULL
    AND (webhooks.tour IS NULL OR webhooks.tour = added.tour)
    AND CASE WHEN webhooks.owner IS NULL
      THEN webhooks.tours IS NULL OR added.tour = ANY (webhooks.tours) OR added.key = webhooks.key
      ELSE added.organization = webhooks.owner END;
  IF FOUND THEN
    PERFORM pg_notify('gira_outbox', 'webhook_deliveries');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER changes_to_webhooks AFTER INSERT ON changes REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION queue_for_webhooks();
