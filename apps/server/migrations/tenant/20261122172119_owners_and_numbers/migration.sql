ALTER TABLE "customers_customer" ADD COLUMN "phone_verified_at" timestamp with time zone;
ALTER TABLE "payments_intent" ADD COLUMN "captured_minor" integer DEFAULT 0 NOT NULL;
ALTER TABLE "payments_intent" ADD COLUMN "account_ref" text;
ALTER TABLE "bookings_booking" ADD COLUMN "contact_phone" text DEFAULT '' NOT NULL;
CREATE INDEX "webhooks_delivery_waiting_index" ON "webhooks_delivery" ("endpoint_id") WHERE "status" = 'queued';
ALTER TABLE "payments_intent" DROP CONSTRAINT "payments_intent_refunded_check", ADD CONSTRAINT "payments_intent_refunded_check" CHECK ("refunded_minor" between 0 and greatest("amount_minor", "captured_minor"));
