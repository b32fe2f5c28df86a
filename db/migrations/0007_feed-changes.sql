CREATE TABLE "feed_changes" (
	"feed" text NOT NULL,
	"uid" text NOT NULL,
	"sequence" integer NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"deed" text NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"also" text[] NOT NULL,
	CONSTRAINT "feed_changes_feed_uid_sequence_pk" PRIMARY KEY("feed","uid","sequence")
);
--> statement-breakpoint
CREATE INDEX "feed_changes_by_time" ON "feed_changes" USING btree ("feed","told_at");--> statement-breakpoint
CREATE INDEX "feed_changes_by_age" ON "feed_changes" USING btree ("told_at");