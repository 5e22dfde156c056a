CREATE TABLE "customers_access_code" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"contact" text NOT NULL,
	"channel" text NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"failures" smallint DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"network" text NOT NULL,
	CONSTRAINT "customers_access_code_channel_check" CHECK ("channel" in ('email', 'sms'))
);

CREATE TABLE "customers_health_note" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"customer_id" uuid NOT NULL CONSTRAINT "customers_health_note_customer_unique" UNIQUE,
	"sealed" text NOT NULL
);

CREATE TABLE "core_audit_event" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"action" text NOT NULL,
	"object_type" text DEFAULT '' NOT NULL,
	"object_id" uuid,
	"object_label" text DEFAULT '' NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text DEFAULT '' NOT NULL,
	"channel" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"before" jsonb DEFAULT '{}' NOT NULL,
	"after" jsonb DEFAULT '{}' NOT NULL,
	CONSTRAINT "core_audit_event_actor_check" CHECK ("actor_kind" in ('member', 'key', 'support', 'operator', 'customer', 'system')),
	CONSTRAINT "core_audit_event_channel_check" CHECK ("channel" in ('api', 'admin', 'link', 'command', 'clock'))
);

CREATE INDEX "customers_access_code_contact_index" ON "customers_access_code" ("contact","created_at");
CREATE INDEX "customers_access_code_network_index" ON "customers_access_code" ("network","created_at");
CREATE INDEX "customers_access_code_expires_index" ON "customers_access_code" ("expires_at");
CREATE INDEX "core_audit_event_created_index" ON "core_audit_event" ("created_at","id");
CREATE INDEX "core_audit_event_object_index" ON "core_audit_event" ("object_id","created_at");
CREATE UNIQUE INDEX "staff_staff_user_unique" ON "staff_staff" ("user_id") WHERE "user_id" is not null;
ALTER TABLE "customers_health_note" ADD CONSTRAINT "customers_health_note_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id") ON DELETE CASCADE;
-- By hand: whoever is not the owner reads these tables and adds to them, and changes or deletes nothing.
ALTER TABLE "core_audit_event" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "core_audit_event_read" ON "core_audit_event" FOR SELECT USING (true);
CREATE POLICY "core_audit_event_add" ON "core_audit_event" FOR INSERT WITH CHECK (true);
ALTER TABLE "bookings_booking_event" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "bookings_booking_event_read" ON "bookings_booking_event" FOR SELECT USING (true);
CREATE POLICY "bookings_booking_event_add" ON "bookings_booking_event" FOR INSERT WITH CHECK (true);
