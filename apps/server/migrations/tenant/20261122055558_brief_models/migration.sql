CREATE TABLE "staff_availability" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"staff_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"start_time" time NOT NULL,
	"end_time" time NOT NULL,
	"kind" text DEFAULT 'work' NOT NULL,
	"valid_from" date,
	"valid_until" date,
	CONSTRAINT "staff_availability_weekday_check" CHECK ("weekday" between 1 and 7),
	CONSTRAINT "staff_availability_kind_check" CHECK ("kind" in ('work', 'break')),
	CONSTRAINT "staff_availability_valid_check" CHECK ("valid_from" <= "valid_until")
);

CREATE TABLE "communications_template" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "communications_template_unique" UNIQUE("kind","channel","language"),
	CONSTRAINT "communications_template_kind_check" CHECK ("kind" in ('booking_requested', 'booking_confirmed', 'booking_moved', 'booking_cancelled', 'booking_declined', 'reminder', 'follow_up')),
	CONSTRAINT "communications_template_channel_check" CHECK ("channel" in ('email', 'sms', 'whatsapp')),
	CONSTRAINT "communications_template_language_check" CHECK ("language" in ('fr', 'ar', 'en'))
);

CREATE TABLE "payments_transaction" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text DEFAULT 'MAD' NOT NULL,
	"booking_id" uuid,
	"customer_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"actor_id" uuid,
	"actor_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "payments_transaction_kind_check" CHECK ("kind" in ('payment', 'deposit', 'refund', 'correction')),
	CONSTRAINT "payments_transaction_method_check" CHECK ("method" in ('cash', 'card', 'transfer', 'cheque')),
	CONSTRAINT "payments_transaction_amount_check" CHECK (case "kind" when 'refund' then "amount_minor" < 0 when 'correction' then "amount_minor" <> 0 else "amount_minor" > 0 end),
	CONSTRAINT "payments_transaction_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$')
);

CREATE TABLE "services_category" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL
);

CREATE TABLE "communications_notification" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"booking_id" uuid,
	"customer_id" uuid,
	"recipient" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"scheduled_for" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"failure" text DEFAULT '' NOT NULL,
	CONSTRAINT "communications_notification_kind_check" CHECK ("kind" in ('booking_requested', 'booking_confirmed', 'booking_moved', 'booking_cancelled', 'booking_declined', 'reminder', 'follow_up')),
	CONSTRAINT "communications_notification_channel_check" CHECK ("channel" in ('email', 'sms', 'whatsapp')),
	CONSTRAINT "communications_notification_language_check" CHECK ("language" in ('fr', 'ar', 'en')),
	CONSTRAINT "communications_notification_status_check" CHECK ("status" in ('queued', 'sent', 'failed', 'cancelled')),
	CONSTRAINT "communications_notification_sent_check" CHECK (("status" = 'sent') = ("sent_at" is not null))
);

CREATE TABLE "resources_resource" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"capacity" smallint DEFAULT 1 NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "resources_resource_capacity_check" CHECK ("capacity" between 1 and 1000)
);

ALTER TABLE "bookings_booking_event" ADD COLUMN "actor_name" text DEFAULT '' NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "notes" text DEFAULT '' NOT NULL;
ALTER TABLE "customers_customer" ADD COLUMN "language" text DEFAULT 'fr' NOT NULL;
ALTER TABLE "customers_customer" ADD COLUMN "born_on" date;
ALTER TABLE "customers_customer" ADD COLUMN "notes" text DEFAULT '' NOT NULL;
ALTER TABLE "services_service" ADD COLUMN "category_id" uuid;
ALTER TABLE "services_service" ADD COLUMN "position" smallint DEFAULT 0 NOT NULL;
ALTER TABLE "staff_staff" ADD COLUMN "title" text DEFAULT '' NOT NULL;
ALTER TABLE "staff_staff" ADD COLUMN "phone" text DEFAULT '' NOT NULL;
ALTER TABLE "staff_staff" ADD COLUMN "user_id" uuid;
ALTER TABLE "staff_staff" ADD COLUMN "user_email" text DEFAULT '' NOT NULL;
ALTER TABLE "staff_staff" ADD COLUMN "position" smallint DEFAULT 0 NOT NULL;
ALTER TABLE "customers_customer" ALTER COLUMN "email" SET DEFAULT '';
DROP INDEX "bookings_booking_start_index";
CREATE INDEX "bookings_booking_start_index" ON "bookings_booking" ("start_time","id");
DROP INDEX "customers_customer_email_unique";
CREATE UNIQUE INDEX "customers_customer_email_unique" ON "customers_customer" (lower("email")) WHERE "email" <> '';
CREATE INDEX "staff_availability_staff_index" ON "staff_availability" ("staff_id","weekday");
CREATE INDEX "bookings_booking_event_created_index" ON "bookings_booking_event" ("created_at","id");
CREATE INDEX "payments_transaction_occurred_index" ON "payments_transaction" ("occurred_at","id");
CREATE INDEX "payments_transaction_booking_index" ON "payments_transaction" ("booking_id");
CREATE INDEX "payments_transaction_customer_index" ON "payments_transaction" ("customer_id");
CREATE INDEX "bookings_booking_created_index" ON "bookings_booking" ("created_at","id");
CREATE INDEX "bookings_booking_staff_index" ON "bookings_booking" ("staff_id","start_time");
CREATE INDEX "bookings_booking_service_index" ON "bookings_booking" ("service_id");
CREATE INDEX "customers_customer_search_index" ON "customers_customer" USING gin (translate(replace(replace(regexp_replace(lower(normalize(("name" || ' ' || "email" || ' ' || "phone"), NFKD)), '[\u0300-\u036f\u064b-\u065f\u0670\u0640]', '', 'g'), 'œ', 'oe'), 'æ', 'ae'), 'ٱىةیک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹øłđı', 'ايهيك01234567890123456789oldi') gin_trgm_ops);
CREATE INDEX "customers_customer_created_index" ON "customers_customer" ("created_at","id");
CREATE INDEX "customers_customer_name_index" ON "customers_customer" ("name","id");
CREATE INDEX "communications_notification_due_index" ON "communications_notification" ("scheduled_for") WHERE "status" = 'queued';
CREATE INDEX "communications_notification_booking_index" ON "communications_notification" ("booking_id");
CREATE INDEX "communications_notification_customer_index" ON "communications_notification" ("customer_id");
CREATE INDEX "resources_resource_type_index" ON "resources_resource" ("type");
CREATE INDEX "services_service_category_index" ON "services_service" ("category_id");
ALTER TABLE "staff_availability" ADD CONSTRAINT "staff_availability_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id") ON DELETE CASCADE;
ALTER TABLE "payments_transaction" ADD CONSTRAINT "payments_transaction_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "payments_transaction" ADD CONSTRAINT "payments_transaction_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "communications_notification" ADD CONSTRAINT "communications_notification_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "communications_notification" ADD CONSTRAINT "communications_notification_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "services_service" ADD CONSTRAINT "services_service_category_fk" FOREIGN KEY ("category_id") REFERENCES "services_category"("id");
ALTER TABLE "customers_customer" ADD CONSTRAINT "customers_customer_language_check" CHECK ("language" in ('fr', 'ar', 'en'));
ALTER TABLE "customers_customer" ADD CONSTRAINT "customers_customer_known_check" CHECK ("name" <> '' or "email" <> '' or "phone" <> '');
