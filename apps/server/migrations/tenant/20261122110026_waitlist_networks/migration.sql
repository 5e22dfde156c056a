ALTER TABLE "waitlist_entry" ADD COLUMN "joined_from" text;
