CREATE TABLE "bookings_booking_event" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_id" uuid
);
--> statement-breakpoint
CREATE TABLE "bookings_booking" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"service_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'confirmed' NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "bookings_booking_interval_check" CHECK ("start_time" < "end_time"),
	CONSTRAINT "bookings_booking_status_check" CHECK ("status" in ('pending', 'confirmed', 'checked_in', 'completed', 'cancelled', 'declined', 'no_show', 'expired')),
	CONSTRAINT "bookings_booking_price_check" CHECK ("price_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "bookings_occupation" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"subject_id" uuid NOT NULL,
	"during" tstzrange NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"overbooked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "bookings_occupation_kind_check" CHECK ("kind" in ('booking', 'hold')),
	CONSTRAINT "bookings_occupation_during_check" CHECK (lower_inc("during") and not upper_inc("during") and not isempty("during"))
);
--> statement-breakpoint
CREATE TABLE "customers_customer" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "services_service" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"duration_minutes" integer DEFAULT 60 NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" text DEFAULT 'MAD' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "services_service_duration_check" CHECK ("duration_minutes" between 1 and 1440),
	CONSTRAINT "services_service_price_check" CHECK ("price_minor" >= 0),
	CONSTRAINT "services_service_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "staff_staff" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE INDEX "bookings_booking_event_booking_index" ON "bookings_booking_event" ("booking_id","created_at");--> statement-breakpoint
CREATE INDEX "bookings_booking_start_index" ON "bookings_booking" ("start_time");--> statement-breakpoint
CREATE INDEX "bookings_booking_customer_index" ON "bookings_booking" ("customer_id");--> statement-breakpoint
CREATE INDEX "bookings_occupation_booking_index" ON "bookings_occupation" ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_customer_email_unique" ON "customers_customer" (lower("email"));--> statement-breakpoint
ALTER TABLE "bookings_booking_event" ADD CONSTRAINT "bookings_booking_event_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");--> statement-breakpoint
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_service_fk" FOREIGN KEY ("service_id") REFERENCES "services_service"("id");--> statement-breakpoint
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id");--> statement-breakpoint
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");--> statement-breakpoint
ALTER TABLE "bookings_occupation" ADD CONSTRAINT "bookings_occupation_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
