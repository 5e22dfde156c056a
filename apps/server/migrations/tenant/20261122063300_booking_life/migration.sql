CREATE TABLE "staff_override" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"staff_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"intervals" jsonb DEFAULT '[]' NOT NULL,
	"breaks" jsonb DEFAULT '[]' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "staff_override_unique" UNIQUE("staff_id","on_date")
);

CREATE TABLE "bookings_policy" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"version" integer NOT NULL CONSTRAINT "bookings_policy_version_unique" UNIQUE,
	"cancel_minutes" integer NOT NULL,
	"move_minutes" integer NOT NULL,
	"late_fee_percent" smallint NOT NULL,
	"no_show_fee_percent" smallint NOT NULL,
	CONSTRAINT "bookings_policy_minutes_check" CHECK ("cancel_minutes" >= 0 and "move_minutes" >= 0),
	CONSTRAINT "bookings_policy_fee_check" CHECK ("late_fee_percent" between 0 and 100 and "no_show_fee_percent" between 0 and 100)
);

CREATE TABLE "resources_closure" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"resource_id" uuid NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "resources_closure_order_check" CHECK ("starts_at" < "ends_at")
);

CREATE TABLE "bookings_session" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"service_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"buffer_before_minutes" integer DEFAULT 0 NOT NULL,
	"buffer_after_minutes" integer DEFAULT 0 NOT NULL,
	"free_minutes" jsonb DEFAULT '[]' NOT NULL,
	"capacity" smallint DEFAULT 1 NOT NULL,
	"taken" smallint NOT NULL,
	"resources" jsonb DEFAULT '[]' NOT NULL,
	"overbooked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "bookings_session_taken_check" CHECK ("taken" between 0 and "capacity"),
	CONSTRAINT "bookings_session_interval_check" CHECK ("start_time" < "end_time")
);

CREATE TABLE "staff_skill" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"staff_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"duration_minutes" integer,
	"price_minor" integer,
	CONSTRAINT "staff_skill_unique" UNIQUE("service_id","staff_id"),
	CONSTRAINT "staff_skill_duration_check" CHECK ("duration_minutes" between 1 and 1440),
	CONSTRAINT "staff_skill_price_check" CHECK ("price_minor" >= 0)
);

CREATE TABLE "staff_time_off" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"staff_id" uuid NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "staff_time_off_order_check" CHECK ("starts_at" < "ends_at")
);

CREATE TABLE "bookings_closure" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'closure' NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"is_confirmed" boolean DEFAULT true NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "bookings_closure_kind_check" CHECK ("kind" in ('closure', 'holiday')),
	CONSTRAINT "bookings_closure_order_check" CHECK ("starts_at" < "ends_at")
);

CREATE TABLE "bookings_item" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"booking_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"session_id" uuid,
	"service_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"seats" smallint DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"price_minor" integer NOT NULL,
	CONSTRAINT "bookings_item_position_unique" UNIQUE("booking_id","position"),
	CONSTRAINT "bookings_item_interval_check" CHECK ("start_time" < "end_time")
);

CREATE TABLE "services_need" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"service_id" uuid NOT NULL,
	"type" text NOT NULL,
	"units" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "services_need_unique" UNIQUE("service_id","type"),
	CONSTRAINT "services_need_units_check" CHECK ("units" between 1 and 1000)
);

ALTER TABLE "bookings_occupation" DROP CONSTRAINT "bookings_occupation_booking_fk";
ALTER TABLE "bookings_occupation" RENAME COLUMN "booking_id" TO "session_id";
ALTER TABLE "bookings_occupation" DROP CONSTRAINT "bookings_occupation_kind_check";
DROP INDEX "bookings_occupation_booking_index";
ALTER TABLE "services_service" ADD COLUMN "interval_minutes" integer;
ALTER TABLE "services_service" ADD COLUMN "buffer_before_minutes" integer DEFAULT 0 NOT NULL;
ALTER TABLE "services_service" ADD COLUMN "buffer_after_minutes" integer DEFAULT 0 NOT NULL;
ALTER TABLE "services_service" ADD COLUMN "free_minutes" jsonb DEFAULT '[]' NOT NULL;
ALTER TABLE "services_service" ADD COLUMN "min_notice_minutes" integer DEFAULT 0 NOT NULL;
ALTER TABLE "services_service" ADD COLUMN "horizon_days" integer DEFAULT 365 NOT NULL;
ALTER TABLE "services_service" ADD COLUMN "capacity" smallint DEFAULT 1 NOT NULL;
ALTER TABLE "services_service" ADD COLUMN "max_per_day" smallint;
ALTER TABLE "services_service" ADD COLUMN "requires_approval" boolean DEFAULT false NOT NULL;
ALTER TABLE "staff_staff" ADD COLUMN "max_per_day" smallint;
ALTER TABLE "bookings_booking" ADD COLUMN "reference" text;
-- Longer than those of new bookings, so that no two of many can be the same.
UPDATE "bookings_booking" SET "reference" = upper(substr(md5("id"::text), 1, 12));
ALTER TABLE "bookings_booking" ALTER COLUMN "reference" SET NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "wall_time" timestamp without time zone;
ALTER TABLE "bookings_booking" ADD COLUMN "time_zone" text;
ALTER TABLE "bookings_booking" ADD COLUMN "expires_at" timestamp with time zone;
ALTER TABLE "bookings_booking" ADD COLUMN "seats" smallint DEFAULT 1 NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "source" text DEFAULT 'page' NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "staff_choice" text DEFAULT 'asked' NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "policy_version" integer;
ALTER TABLE "bookings_occupation" ADD COLUMN "units" smallint DEFAULT 1 NOT NULL;
ALTER TABLE "bookings_occupation" ADD COLUMN "pooled" boolean DEFAULT false NOT NULL;
ALTER TABLE "bookings_occupation" DROP COLUMN "kind";
-- Each booking was one service by one person: its session has its id, to which the occupations refer.
INSERT INTO "bookings_session" ("id", "created_at", "updated_at", "service_id", "staff_id", "start_time", "end_time", "taken", "overbooked")
SELECT "id", "created_at", "updated_at", "service_id", "staff_id", "start_time", "end_time", 1,
  EXISTS (SELECT FROM "bookings_occupation" o WHERE o."session_id" = b."id" AND o."overbooked") FROM "bookings_booking" b
WHERE "status" in ('pending', 'confirmed', 'checked_in', 'completed');
INSERT INTO "bookings_item" ("id", "created_at", "updated_at", "booking_id", "position", "session_id", "service_id", "staff_id", "start_time", "end_time", "name", "price_minor")
SELECT gen_random_uuid(), b."created_at", b."updated_at", b."id", 0, o."id", b."service_id", b."staff_id", b."start_time", b."end_time", s."name", b."price_minor"
FROM "bookings_booking" b
JOIN "services_service" s ON s."id" = b."service_id"
LEFT JOIN "bookings_session" o ON o."id" = b."id";
-- What no model can say, anew: pools are exempt, too.
ALTER TABLE "bookings_occupation" DROP CONSTRAINT "bookings_occupation_overlap";
ALTER TABLE "bookings_occupation" ADD CONSTRAINT "bookings_occupation_overlap"
  EXCLUDE USING gist ("subject_id" WITH =, "during" WITH &&) WHERE (NOT "overbooked" AND NOT "pooled");
ALTER TABLE "bookings_booking" ALTER COLUMN "customer_id" DROP NOT NULL;
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_reference_unique" UNIQUE("reference");
CREATE INDEX "resources_closure_resource_index" ON "resources_closure" ("resource_id","ends_at");
CREATE UNIQUE INDEX "bookings_session_start_unique" ON "bookings_session" ("staff_id","service_id","start_time") WHERE not "overbooked";
CREATE INDEX "bookings_session_start_index" ON "bookings_session" ("start_time");
CREATE INDEX "staff_skill_staff_index" ON "staff_skill" ("staff_id");
CREATE INDEX "staff_time_off_staff_index" ON "staff_time_off" ("staff_id","ends_at");
CREATE INDEX "bookings_booking_expires_index" ON "bookings_booking" ("expires_at") WHERE "status" in ('held', 'pending');
CREATE INDEX "bookings_closure_ends_index" ON "bookings_closure" ("ends_at");
CREATE INDEX "bookings_item_session_index" ON "bookings_item" ("session_id");
CREATE INDEX "bookings_item_staff_index" ON "bookings_item" ("staff_id");
CREATE INDEX "bookings_item_service_index" ON "bookings_item" ("service_id");
CREATE INDEX "bookings_occupation_session_index" ON "bookings_occupation" ("session_id");
ALTER TABLE "staff_override" ADD CONSTRAINT "staff_override_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id") ON DELETE CASCADE;
ALTER TABLE "resources_closure" ADD CONSTRAINT "resources_closure_resource_fk" FOREIGN KEY ("resource_id") REFERENCES "resources_resource"("id") ON DELETE CASCADE;
ALTER TABLE "bookings_session" ADD CONSTRAINT "bookings_session_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id");
ALTER TABLE "bookings_session" ADD CONSTRAINT "bookings_session_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id");
ALTER TABLE "staff_skill" ADD CONSTRAINT "staff_skill_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id") ON DELETE CASCADE;
ALTER TABLE "staff_skill" ADD CONSTRAINT "staff_skill_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id") ON DELETE CASCADE;
ALTER TABLE "staff_time_off" ADD CONSTRAINT "staff_time_off_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id") ON DELETE CASCADE;
ALTER TABLE "bookings_item" ADD CONSTRAINT "bookings_item_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "bookings_item" ADD CONSTRAINT "bookings_item_session_fk" FOREIGN KEY ("session_id") REFERENCES "bookings_session"("id") ON DELETE SET NULL;
ALTER TABLE "bookings_item" ADD CONSTRAINT "bookings_item_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id");
ALTER TABLE "bookings_item" ADD CONSTRAINT "bookings_item_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id");
ALTER TABLE "services_need" ADD CONSTRAINT "services_need_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id") ON DELETE CASCADE;
ALTER TABLE "bookings_occupation" ADD CONSTRAINT "bookings_occupation_session_fk" FOREIGN KEY ("session_id") REFERENCES "bookings_session"("id") ON DELETE CASCADE;
ALTER TABLE "services_service" ADD CONSTRAINT "services_service_interval_check" CHECK ("interval_minutes" between 1 and 1440);
ALTER TABLE "services_service" ADD CONSTRAINT "services_service_buffer_check" CHECK ("buffer_before_minutes" between 0 and 1440 and "buffer_after_minutes" between 0 and 1440);
ALTER TABLE "services_service" ADD CONSTRAINT "services_service_notice_check" CHECK ("min_notice_minutes" between 0 and 525600);
ALTER TABLE "services_service" ADD CONSTRAINT "services_service_horizon_check" CHECK ("horizon_days" between 0 and 731);
ALTER TABLE "services_service" ADD CONSTRAINT "services_service_capacity_check" CHECK ("capacity" between 1 and 1000);
ALTER TABLE "services_service" ADD CONSTRAINT "services_service_per_day_check" CHECK ("max_per_day" > 0);
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_seats_check" CHECK ("seats" between 1 and 1000);
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_source_check" CHECK ("source" in ('page', 'staff', 'api', 'walk_in'));
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_choice_check" CHECK ("staff_choice" in ('asked', 'only', 'least_busy'));
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_held_check" CHECK ("status" <> 'held' or "expires_at" is not null);
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_known_check" CHECK ("customer_id" is not null or "status" in ('held', 'expired'));
ALTER TABLE "bookings_booking" DROP CONSTRAINT "bookings_booking_status_check", ADD CONSTRAINT "bookings_booking_status_check" CHECK ("status" in ('held', 'pending', 'confirmed', 'checked_in', 'completed', 'cancelled', 'declined', 'no_show', 'expired'));
