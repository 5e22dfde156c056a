CREATE TABLE "services_addon" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"service_id" uuid NOT NULL,
	"name" text NOT NULL,
	"duration_minutes" integer DEFAULT 0 NOT NULL,
	"price_minor" integer DEFAULT 0 NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "services_addon_name_unique" UNIQUE("service_id","name"),
	CONSTRAINT "services_addon_duration_check" CHECK ("duration_minutes" between 0 and 1440),
	CONSTRAINT "services_addon_price_check" CHECK ("price_minor" >= 0)
);

CREATE TABLE "waitlist_offer" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"entry_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	CONSTRAINT "waitlist_offer_status_check" CHECK ("status" in ('open', 'accepted', 'declined', 'lapsed'))
);

CREATE TABLE "bookings_series" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"frequency" text NOT NULL,
	"every" smallint DEFAULT 1 NOT NULL,
	"count" smallint NOT NULL,
	"first_wall_time" timestamp without time zone NOT NULL,
	"customer_id" uuid NOT NULL,
	CONSTRAINT "bookings_series_frequency_check" CHECK ("frequency" in ('day', 'week', 'month')),
	CONSTRAINT "bookings_series_count_check" CHECK ("every" between 1 and 12 and "count" between 1 and 60)
);

CREATE TABLE "services_variant" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"service_id" uuid NOT NULL,
	"name" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"price_minor" integer NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "services_variant_name_unique" UNIQUE("service_id","name"),
	CONSTRAINT "services_variant_duration_check" CHECK ("duration_minutes" between 1 and 1440),
	CONSTRAINT "services_variant_price_check" CHECK ("price_minor" >= 0)
);

CREATE TABLE "waitlist_entry" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"customer_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"variant_id" uuid,
	"addon_ids" jsonb DEFAULT '[]' NOT NULL,
	"staff_id" uuid,
	"seats" smallint DEFAULT 1 NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"from_time" time DEFAULT '00:00' NOT NULL,
	"to_time" time DEFAULT '24:00' NOT NULL,
	"weekdays" jsonb DEFAULT '[]' NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	CONSTRAINT "waitlist_entry_dates_check" CHECK ("from_date" <= "to_date"),
	CONSTRAINT "waitlist_entry_times_check" CHECK ("from_time" < "to_time"),
	CONSTRAINT "waitlist_entry_seats_check" CHECK ("seats" between 1 and 1000),
	CONSTRAINT "waitlist_entry_status_check" CHECK ("status" in ('waiting', 'offered', 'booked', 'cancelled', 'lapsed'))
);

CREATE TABLE "services_field" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"service_id" uuid NOT NULL,
	"label" text NOT NULL,
	"kind" text DEFAULT 'text' NOT NULL,
	"options" jsonb DEFAULT '[]' NOT NULL,
	"is_required" boolean DEFAULT false NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "services_field_label_unique" UNIQUE("service_id","label"),
	CONSTRAINT "services_field_kind_check" CHECK ("kind" in ('text', 'long_text', 'number', 'yes_no', 'choice', 'date'))
);

ALTER TABLE "bookings_policy" RENAME COLUMN "no_show_fee_percent" TO "no_show_percent";
DROP INDEX "bookings_booking_event_booking_index";
ALTER TABLE "bookings_item" ADD COLUMN "variant_id" uuid;
ALTER TABLE "bookings_item" ADD COLUMN "addons" jsonb DEFAULT '[]' NOT NULL;
ALTER TABLE "bookings_policy" ADD COLUMN "cancel_tiers" jsonb DEFAULT '[]' NOT NULL;
ALTER TABLE "bookings_policy" ADD COLUMN "max_moves" smallint;
ALTER TABLE "bookings_policy" ADD COLUMN "no_show_after_minutes" smallint DEFAULT 15 NOT NULL;
ALTER TABLE "bookings_policy" ADD COLUMN "approval_minutes" integer;
ALTER TABLE "bookings_policy" ADD COLUMN "max_open_bookings" smallint;
ALTER TABLE "bookings_booking_event" ADD COLUMN "number" integer;
ALTER TABLE "bookings_booking_event" ADD COLUMN "actor_kind" text;
ALTER TABLE "bookings_booking_event" ADD COLUMN "channel" text;
ALTER TABLE "bookings_booking_event" ADD COLUMN "before" jsonb DEFAULT '{}' NOT NULL;
ALTER TABLE "bookings_booking_event" ADD COLUMN "after" jsonb DEFAULT '{}' NOT NULL;
ALTER TABLE "staff_staff" ADD COLUMN "feed_version" integer DEFAULT 1 NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "moves" smallint DEFAULT 0 NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "fee_percent" smallint DEFAULT 0 NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "fee_minor" integer DEFAULT 0 NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "series_id" uuid;
ALTER TABLE "bookings_booking" ADD COLUMN "held_by" text;
ALTER TABLE "bookings_booking" ADD COLUMN "answers" jsonb DEFAULT '[]' NOT NULL;
ALTER TABLE "bookings_closure" ADD COLUMN "holiday" text;
ALTER TABLE "bookings_policy" DROP COLUMN "cancel_minutes";
ALTER TABLE "bookings_policy" DROP COLUMN "late_fee_percent";
ALTER TABLE "bookings_policy" ALTER COLUMN "move_minutes" SET DEFAULT 0;
ALTER TABLE "bookings_policy" ALTER COLUMN "no_show_percent" SET DEFAULT 0;
DROP INDEX "bookings_item_staff_index";
CREATE INDEX "bookings_item_staff_index" ON "bookings_item" ("staff_id","id");
-- What happened before is numbered in its order; who did it is as far known as its actor and its kind tell.
UPDATE "bookings_booking_event" e SET "number" = o.n, "channel" = 'api',
  "actor_kind" = case when e.actor_id is not null then 'staff' when e.kind = 'expired' then 'system' else 'customer' end
FROM (SELECT id, row_number() over (partition by booking_id order by created_at, id) AS n FROM "bookings_booking_event") o
WHERE o.id = e.id;
ALTER TABLE "bookings_booking_event" ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "bookings_booking_event" ALTER COLUMN "actor_kind" SET NOT NULL;
ALTER TABLE "bookings_booking_event" ALTER COLUMN "channel" SET NOT NULL;
ALTER TABLE "bookings_booking_event" ADD CONSTRAINT "bookings_booking_event_number_unique" UNIQUE("booking_id","number");
ALTER TABLE "bookings_closure" ADD CONSTRAINT "bookings_closure_holiday_unique" UNIQUE("holiday");
CREATE INDEX "bookings_item_variant_index" ON "bookings_item" ("variant_id") WHERE "variant_id" is not null;
CREATE UNIQUE INDEX "waitlist_offer_open_unique" ON "waitlist_offer" ("entry_id") WHERE "status" = 'open';
CREATE INDEX "waitlist_offer_entry_index" ON "waitlist_offer" ("entry_id");
CREATE INDEX "waitlist_offer_booking_index" ON "waitlist_offer" ("booking_id");
CREATE INDEX "waitlist_offer_expires_index" ON "waitlist_offer" ("expires_at") WHERE "status" = 'open';
CREATE INDEX "bookings_series_customer_index" ON "bookings_series" ("customer_id");
CREATE INDEX "bookings_booking_series_index" ON "bookings_booking" ("series_id") WHERE "series_id" is not null;
CREATE INDEX "waitlist_entry_customer_index" ON "waitlist_entry" ("customer_id");
CREATE INDEX "waitlist_entry_created_index" ON "waitlist_entry" ("created_at","id");
CREATE INDEX "waitlist_entry_waiting_index" ON "waitlist_entry" ("to_date") WHERE "status" in ('waiting', 'offered');
ALTER TABLE "services_addon" ADD CONSTRAINT "services_addon_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id") ON DELETE CASCADE;
ALTER TABLE "bookings_item" ADD CONSTRAINT "bookings_item_variant_fk" FOREIGN KEY ("variant_id") REFERENCES "services_variant"("id");
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_entry_fk" FOREIGN KEY ("entry_id") REFERENCES "waitlist_entry"("id") ON DELETE CASCADE;
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "bookings_series" ADD CONSTRAINT "bookings_series_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "services_variant" ADD CONSTRAINT "services_variant_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id") ON DELETE CASCADE;
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_series_fk" FOREIGN KEY ("series_id") REFERENCES "bookings_series"("id");
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id");
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_variant_fk" FOREIGN KEY ("variant_id") REFERENCES "services_variant"("id");
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id");
ALTER TABLE "services_field" ADD CONSTRAINT "services_field_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id") ON DELETE CASCADE;
ALTER TABLE "bookings_policy" ADD CONSTRAINT "bookings_policy_limits_check" CHECK ("max_moves" >= 0 and "approval_minutes" > 0 and "max_open_bookings" > 0);
ALTER TABLE "bookings_booking_event" ADD CONSTRAINT "bookings_booking_event_actor_check" CHECK ("actor_kind" in ('customer', 'staff', 'system'));
ALTER TABLE "bookings_booking_event" ADD CONSTRAINT "bookings_booking_event_channel_check" CHECK ("channel" in ('page', 'dashboard', 'link', 'api', 'command', 'clock'));
-- It went with the columns that were dropped.
ALTER TABLE "bookings_policy" DROP CONSTRAINT IF EXISTS "bookings_policy_minutes_check", ADD CONSTRAINT "bookings_policy_minutes_check" CHECK ("move_minutes" >= 0 and "no_show_after_minutes" >= 0);
ALTER TABLE "bookings_policy" DROP CONSTRAINT IF EXISTS "bookings_policy_fee_check", ADD CONSTRAINT "bookings_policy_fee_check" CHECK ("no_show_percent" between 0 and 100);
ALTER TABLE "bookings_booking" DROP CONSTRAINT "bookings_booking_choice_check", ADD CONSTRAINT "bookings_booking_choice_check" CHECK ("staff_choice" in ('asked', 'only', 'least_busy', 'least_recent'));
ALTER TABLE "bookings_booking" DROP CONSTRAINT "bookings_booking_known_check", ADD CONSTRAINT "bookings_booking_known_check" CHECK ("customer_id" is not null or "status" in ('held', 'expired') or "source" = 'walk_in');
