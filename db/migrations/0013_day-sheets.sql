ALTER TABLE "subscriptions" ADD COLUMN "interpreter" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_interpreter_speakers_slug_fk" FOREIGN KEY ("interpreter") REFERENCES "public"."speakers"("slug") ON DELETE no action ON UPDATE no action;