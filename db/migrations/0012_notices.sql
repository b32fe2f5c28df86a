CREATE TABLE "mail_subscriptions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"feed" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "mail_subscriptions_once" UNIQUE("email","feed")
);
--> statement-breakpoint
CREATE TABLE "news" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"subject" uuid NOT NULL,
	"tour" text NOT NULL,
	"told" jsonb,
	"crew" jsonb
);
--> statement-breakpoint
CREATE TABLE "notice_addresses" (
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"email" text NOT NULL,
	"language" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notice_addresses_type_subject_pk" PRIMARY KEY("type","subject")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"notice" bigint,
	"subscription" uuid,
	"address" text,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "mails_to_somebody" CHECK (("mails"."subscription" is null) <> ("mails"."address" is null))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"tour" text NOT NULL,
	"events" uuid[] NOT NULL,
	"legs" uuid[] NOT NULL,
	"audience" text NOT NULL,
	"recipient" text NOT NULL,
	"organization" text,
	"language" text NOT NULL,
	"texts" jsonb NOT NULL,
	"calendar" text,
	"told_at" timestamp with time zone,
	"told_by" text
);
--> statement-breakpoint
ALTER TABLE "legs" ADD COLUMN "status_reason" text;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_notice_notices_id_fk" FOREIGN KEY ("notice") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_subscription_mail_subscriptions_id_fk" FOREIGN KEY ("subscription") REFERENCES "public"."mail_subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_tour_tours_slug_fk" FOREIGN KEY ("tour") REFERENCES "public"."tours"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_organization_organizations_slug_fk" FOREIGN KEY ("organization") REFERENCES "public"."organizations"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_subscriptions_by_feed" ON "mail_subscriptions" USING btree ("feed");--> statement-breakpoint
CREATE INDEX "mail_subscriptions_by_asking" ON "mail_subscriptions" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "mails_by_notice" ON "mails" USING btree ("notice");--> statement-breakpoint
CREATE INDEX "mails_by_subscription" ON "mails" USING btree ("subscription");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("due_at") WHERE "mails"."sent_at" is null and "mails"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "notices_by_tour" ON "notices" USING btree ("tour");--> statement-breakpoint
CREATE INDEX "notices_by_events" ON "notices" USING gin ("events");--> statement-breakpoint
CREATE INDEX "notices_by_legs" ON "notices" USING gin ("legs");--> statement-breakpoint
-- Whoever delivers hears at the commit that there is something to deliver.
CREATE FUNCTION tell_of_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gira_outbox', TG_TABLE_NAME);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER news_told AFTER INSERT ON news FOR EACH STATEMENT EXECUTE FUNCTION tell_of_outbox();
--> statement-breakpoint
CREATE TRIGGER mails_told AFTER INSERT ON mails FOR EACH STATEMENT EXECUTE FUNCTION tell_of_outbox();
