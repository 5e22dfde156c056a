CREATE TABLE "payments_counter" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL CONSTRAINT "payments_counter_name_unique" UNIQUE,
	"value" integer NOT NULL
);

CREATE TABLE "payments_intent" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"booking_id" uuid NOT NULL,
	"customer_id" uuid,
	"purpose" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"provider" text NOT NULL,
	"provider_ref" text,
	"status" text DEFAULT 'created' NOT NULL,
	"refunded_minor" integer DEFAULT 0 NOT NULL,
	"captured_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"next_check_at" timestamp with time zone,
	"checks" smallint DEFAULT 0 NOT NULL,
	"last_error" text DEFAULT '' NOT NULL,
	CONSTRAINT "payments_intent_purpose_check" CHECK ("purpose" in ('deposit', 'prepayment', 'balance')),
	CONSTRAINT "payments_intent_provider_check" CHECK ("provider" in ('manual', 'stripe', 'cmi')),
	CONSTRAINT "payments_intent_status_check" CHECK ("status" in ('created', 'redirected', 'authorised', 'captured', 'failed', 'abandoned', 'voided', 'disputed')),
	CONSTRAINT "payments_intent_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payments_intent_amount_check" CHECK ("amount_minor" > 0),
	CONSTRAINT "payments_intent_refunded_check" CHECK ("refunded_minor" between 0 and "amount_minor")
);

CREATE TABLE "core_job_receipt" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL
);

CREATE TABLE "communications_attempt" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"notification_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"status" text DEFAULT 'sending' NOT NULL,
	"provider_id" text,
	"error" text DEFAULT '' NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "communications_attempt_number_unique" UNIQUE("notification_id","number"),
	CONSTRAINT "communications_attempt_channel_check" CHECK ("channel" in ('email', 'sms', 'whatsapp')),
	CONSTRAINT "communications_attempt_status_check" CHECK ("status" in ('sending', 'sent', 'delivered', 'read', 'failed', 'unknown'))
);

CREATE TABLE "communications_rule" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"version" integer NOT NULL CONSTRAINT "communications_rule_version_unique" UNIQUE,
	"channels" jsonb DEFAULT '["whatsapp","sms","email"]' NOT NULL,
	"fallback_minutes" smallint DEFAULT 10 NOT NULL,
	"quiet_from" time,
	"quiet_until" time,
	"reminder_minutes" jsonb DEFAULT '[1440,120]' NOT NULL,
	"follow_up_minutes" integer,
	"hide_services" boolean DEFAULT false NOT NULL,
	"digest_at" time,
	CONSTRAINT "communications_rule_fallback_check" CHECK ("fallback_minutes" between 1 and 1440),
	CONSTRAINT "communications_rule_quiet_check" CHECK (("quiet_from" is null) = ("quiet_until" is null)),
	CONSTRAINT "communications_rule_follow_up_check" CHECK ("follow_up_minutes" between 1 and 43200)
);

CREATE TABLE "communications_preference" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"customer_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"is_allowed" boolean NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	CONSTRAINT "communications_preference_unique" UNIQUE("customer_id","channel"),
	CONSTRAINT "communications_preference_channel_check" CHECK ("channel" in ('email', 'sms', 'whatsapp'))
);

CREATE TABLE "payments_provider_account" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"provider" text NOT NULL CONSTRAINT "payments_provider_account_unique" UNIQUE,
	"is_active" boolean DEFAULT true NOT NULL,
	"is_test" boolean DEFAULT false NOT NULL,
	"public_id" text DEFAULT '' NOT NULL,
	"sealed" text DEFAULT '' NOT NULL,
	CONSTRAINT "payments_provider_account_provider_check" CHECK ("provider" in ('manual', 'stripe', 'cmi'))
);

CREATE TABLE "payments_receipt" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"number" integer NOT NULL CONSTRAINT "payments_receipt_number_unique" UNIQUE,
	"kind" text NOT NULL,
	"transaction_id" uuid NOT NULL CONSTRAINT "payments_receipt_transaction_unique" UNIQUE,
	"booking_id" uuid,
	"customer_id" uuid,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"method" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"facts" jsonb DEFAULT '{}' NOT NULL,
	CONSTRAINT "payments_receipt_number_check" CHECK ("number" > 0),
	CONSTRAINT "payments_receipt_kind_check" CHECK ("kind" in ('receipt', 'refund')),
	CONSTRAINT "payments_receipt_method_check" CHECK ("method" in ('cash', 'card', 'transfer', 'cheque', 'online'))
);

CREATE TABLE "payments_refund" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"booking_id" uuid NOT NULL,
	"intent_id" uuid,
	"method" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"policy_minor" integer,
	"status" text DEFAULT 'requested' NOT NULL,
	"provider_ref" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"last_error" text DEFAULT '' NOT NULL,
	"actor_id" uuid,
	"actor_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "payments_refund_method_check" CHECK ("method" in ('cash', 'card', 'transfer', 'cheque', 'online')),
	CONSTRAINT "payments_refund_status_check" CHECK ("status" in ('requested', 'sent', 'done', 'failed')),
	CONSTRAINT "payments_refund_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payments_refund_amount_check" CHECK ("amount_minor" > 0)
);

CREATE TABLE "communications_reply" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"channel" text NOT NULL,
	"sender" text NOT NULL,
	"body" text NOT NULL,
	"provider_id" text NOT NULL,
	"notification_id" uuid,
	"booking_id" uuid,
	"customer_id" uuid,
	"outcome" text NOT NULL,
	CONSTRAINT "communications_reply_provider_unique" UNIQUE("channel","provider_id"),
	CONSTRAINT "communications_reply_channel_check" CHECK ("channel" in ('email', 'sms', 'whatsapp')),
	CONSTRAINT "communications_reply_outcome_check" CHECK ("outcome" in ('confirmed', 'move_asked', 'cancel_asked', 'opted_out', 'opted_in', 'not_understood'))
);

CREATE TABLE "webhooks_delivery" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"response_status" integer,
	"response_body" text DEFAULT '' NOT NULL,
	"last_error" text DEFAULT '' NOT NULL,
	"replay_of" uuid,
	CONSTRAINT "webhooks_delivery_event_unique" UNIQUE NULLS NOT DISTINCT("endpoint_id","event_id","replay_of"),
	CONSTRAINT "webhooks_delivery_status_check" CHECK ("status" in ('queued', 'delivered', 'failed', 'cancelled'))
);

CREATE TABLE "webhooks_endpoint" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"url" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"events" jsonb DEFAULT '["*"]' NOT NULL,
	"secret_sealed" text NOT NULL,
	"older_secret_sealed" text,
	"older_until" timestamp with time zone,
	"is_active" boolean DEFAULT true NOT NULL,
	"failing_since" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "webhooks_endpoint_off_check" CHECK ("disabled_at" is null or not "is_active")
);

CREATE TABLE "payments_callback" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"intent_id" uuid,
	"outcome" text NOT NULL,
	"facts" jsonb DEFAULT '{}' NOT NULL,
	CONSTRAINT "payments_callback_unique" UNIQUE("provider","event_id"),
	CONSTRAINT "payments_callback_provider_check" CHECK ("provider" in ('manual', 'stripe', 'cmi'))
);

CREATE TABLE "payments_closing" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"on_date" date NOT NULL,
	"currency" text NOT NULL,
	"from_instant" timestamp with time zone,
	"until_instant" timestamp with time zone NOT NULL,
	"expected_minor" jsonb NOT NULL,
	"float_minor" integer DEFAULT 0 NOT NULL,
	"counted_minor" integer NOT NULL,
	"difference_minor" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"actor_id" uuid,
	"actor_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "payments_closing_date_unique" UNIQUE("on_date","currency"),
	CONSTRAINT "payments_closing_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$')
);

ALTER TABLE "communications_notification" ADD COLUMN "key" text;
ALTER TABLE "communications_notification" ADD COLUMN "staff_id" uuid;
ALTER TABLE "communications_notification" ADD COLUMN "facts" jsonb DEFAULT '{}' NOT NULL;
ALTER TABLE "communications_notification" ADD COLUMN "template_version" integer;
ALTER TABLE "communications_notification" ADD COLUMN "delivered_at" timestamp with time zone;
ALTER TABLE "bookings_policy" ADD COLUMN "deposit_percent" smallint DEFAULT 0 NOT NULL;
ALTER TABLE "bookings_policy" ADD COLUMN "deposit_minor" integer DEFAULT 0 NOT NULL;
ALTER TABLE "bookings_policy" ADD COLUMN "deposit_when" text DEFAULT 'always' NOT NULL;
ALTER TABLE "bookings_policy" ADD COLUMN "deposit_no_shows" smallint;
ALTER TABLE "bookings_policy" ADD COLUMN "deposit_above_minor" integer;
ALTER TABLE "bookings_policy" ADD COLUMN "deposit_minutes" smallint DEFAULT 20 NOT NULL;
ALTER TABLE "services_service" ADD COLUMN "reminder_minutes" jsonb;
ALTER TABLE "services_service" ADD COLUMN "deposit_percent" smallint;
ALTER TABLE "communications_template" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
ALTER TABLE "payments_transaction" ADD COLUMN "intent_id" uuid;
ALTER TABLE "payments_transaction" ADD COLUMN "refund_id" uuid;
ALTER TABLE "payments_transaction" ADD COLUMN "provider" text;
ALTER TABLE "payments_transaction" ADD COLUMN "provider_ref" text;
ALTER TABLE "payments_transaction" ADD COLUMN "corrects_id" uuid;
ALTER TABLE "payments_transaction" ADD COLUMN "staff_id" uuid;
ALTER TABLE "bookings_booking" ADD COLUMN "deposit_minor" integer DEFAULT 0 NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "awaits_payment" boolean DEFAULT false NOT NULL;
ALTER TABLE "communications_notification" ALTER COLUMN "channel" DROP NOT NULL;
ALTER TABLE "communications_notification" ALTER COLUMN "recipient" SET DEFAULT '';
ALTER TABLE "communications_notification" ALTER COLUMN "body" SET DEFAULT '';
ALTER TABLE "communications_notification" ADD CONSTRAINT "communications_notification_key_unique" UNIQUE("key");
CREATE UNIQUE INDEX "payments_intent_open_unique" ON "payments_intent" ("booking_id") WHERE "status" in ('created', 'redirected', 'authorised');
CREATE UNIQUE INDEX "payments_intent_provider_unique" ON "payments_intent" ("provider","provider_ref") WHERE "provider_ref" is not null;
CREATE INDEX "payments_intent_booking_index" ON "payments_intent" ("booking_id");
CREATE INDEX "payments_intent_customer_index" ON "payments_intent" ("customer_id");
CREATE INDEX "payments_intent_created_index" ON "payments_intent" ("created_at","id");
CREATE INDEX "payments_intent_check_index" ON "payments_intent" ("next_check_at") WHERE "next_check_at" is not null;
CREATE INDEX "core_job_receipt_created_index" ON "core_job_receipt" ("created_at");
CREATE INDEX "communications_attempt_provider_index" ON "communications_attempt" ("provider_id") WHERE "provider_id" is not null;
CREATE INDEX "communications_notification_staff_index" ON "communications_notification" ("staff_id") WHERE "staff_id" is not null;
CREATE INDEX "payments_receipt_issued_index" ON "payments_receipt" ("issued_at","id");
CREATE INDEX "payments_receipt_booking_index" ON "payments_receipt" ("booking_id");
CREATE INDEX "payments_receipt_customer_index" ON "payments_receipt" ("customer_id");
CREATE INDEX "payments_refund_booking_index" ON "payments_refund" ("booking_id");
CREATE INDEX "payments_refund_intent_index" ON "payments_refund" ("intent_id");
CREATE INDEX "payments_refund_created_index" ON "payments_refund" ("created_at","id");
CREATE INDEX "communications_reply_created_index" ON "communications_reply" ("created_at","id");
CREATE INDEX "communications_reply_booking_index" ON "communications_reply" ("booking_id");
CREATE INDEX "communications_reply_customer_index" ON "communications_reply" ("customer_id");
CREATE INDEX "communications_reply_notification_index" ON "communications_reply" ("notification_id");
CREATE UNIQUE INDEX "payments_transaction_provider_unique" ON "payments_transaction" ("provider","provider_ref") WHERE "provider_ref" is not null;
CREATE UNIQUE INDEX "payments_transaction_refund_unique" ON "payments_transaction" ("refund_id") WHERE "refund_id" is not null;
CREATE UNIQUE INDEX "payments_transaction_corrects_unique" ON "payments_transaction" ("corrects_id") WHERE "corrects_id" is not null;
CREATE INDEX "payments_transaction_intent_index" ON "payments_transaction" ("intent_id") WHERE "intent_id" is not null;
CREATE INDEX "payments_transaction_staff_index" ON "payments_transaction" ("staff_id") WHERE "staff_id" is not null;
CREATE INDEX "webhooks_delivery_created_index" ON "webhooks_delivery" ("created_at","id");
CREATE INDEX "webhooks_delivery_due_index" ON "webhooks_delivery" ("next_attempt_at") WHERE "status" = 'queued';
CREATE INDEX "payments_callback_intent_index" ON "payments_callback" ("intent_id");
CREATE INDEX "payments_callback_created_index" ON "payments_callback" ("created_at","id");
ALTER TABLE "payments_intent" ADD CONSTRAINT "payments_intent_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "payments_intent" ADD CONSTRAINT "payments_intent_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "communications_attempt" ADD CONSTRAINT "communications_attempt_notification_fk" FOREIGN KEY ("notification_id") REFERENCES "communications_notification"("id") ON DELETE CASCADE;
ALTER TABLE "communications_notification" ADD CONSTRAINT "communications_notification_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id");
ALTER TABLE "communications_preference" ADD CONSTRAINT "communications_preference_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id") ON DELETE CASCADE;
ALTER TABLE "payments_receipt" ADD CONSTRAINT "payments_receipt_transaction_fk" FOREIGN KEY ("transaction_id") REFERENCES "payments_transaction"("id");
ALTER TABLE "payments_receipt" ADD CONSTRAINT "payments_receipt_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "payments_receipt" ADD CONSTRAINT "payments_receipt_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "payments_refund" ADD CONSTRAINT "payments_refund_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "payments_refund" ADD CONSTRAINT "payments_refund_intent_fk" FOREIGN KEY ("intent_id") REFERENCES "payments_intent"("id");
ALTER TABLE "communications_reply" ADD CONSTRAINT "communications_reply_notification_fk" FOREIGN KEY ("notification_id") REFERENCES "communications_notification"("id") ON DELETE SET NULL;
ALTER TABLE "communications_reply" ADD CONSTRAINT "communications_reply_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "communications_reply" ADD CONSTRAINT "communications_reply_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "payments_transaction" ADD CONSTRAINT "payments_transaction_intent_fk" FOREIGN KEY ("intent_id") REFERENCES "payments_intent"("id");
ALTER TABLE "payments_transaction" ADD CONSTRAINT "payments_transaction_refund_fk" FOREIGN KEY ("refund_id") REFERENCES "payments_refund"("id");
ALTER TABLE "payments_transaction" ADD CONSTRAINT "payments_transaction_corrects_fk" FOREIGN KEY ("corrects_id") REFERENCES "payments_transaction"("id");
ALTER TABLE "payments_transaction" ADD CONSTRAINT "payments_transaction_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "staff_staff"("id");
ALTER TABLE "webhooks_delivery" ADD CONSTRAINT "webhooks_delivery_endpoint_fk" FOREIGN KEY ("endpoint_id") REFERENCES "webhooks_endpoint"("id") ON DELETE CASCADE;
ALTER TABLE "payments_callback" ADD CONSTRAINT "payments_callback_intent_fk" FOREIGN KEY ("intent_id") REFERENCES "payments_intent"("id");
ALTER TABLE "bookings_policy" ADD CONSTRAINT "bookings_policy_deposit_check" CHECK ("deposit_percent" between 0 and 100 and "deposit_minor" >= 0 and "deposit_no_shows" > 0 and "deposit_above_minor" >= 0 and "deposit_minutes" between 5 and 10080);
ALTER TABLE "bookings_policy" ADD CONSTRAINT "bookings_policy_deposit_when_check" CHECK ("deposit_when" in ('always', 'first_time', 'after_no_shows'));
ALTER TABLE "services_service" ADD CONSTRAINT "services_service_deposit_check" CHECK ("deposit_percent" between 0 and 100);
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_deposit_check" CHECK ("deposit_minor" between 0 and "price_minor");
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_payment_check" CHECK (not "awaits_payment" or "status" = 'pending');
ALTER TABLE "communications_template" DROP CONSTRAINT "communications_template_kind_check", ADD CONSTRAINT "communications_template_kind_check" CHECK ("kind" in ('booking_requested', 'booking_confirmed', 'booking_moved', 'booking_cancelled', 'booking_declined', 'reminder', 'follow_up', 'waitlist_offer', 'deposit_due', 'receipt', 'refund', 'no_show', 'staff_digest'));
ALTER TABLE "payments_transaction" DROP CONSTRAINT "payments_transaction_kind_check", ADD CONSTRAINT "payments_transaction_kind_check" CHECK ("kind" in ('payment', 'deposit', 'refund', 'correction', 'tip'));
ALTER TABLE "payments_transaction" DROP CONSTRAINT "payments_transaction_method_check", ADD CONSTRAINT "payments_transaction_method_check" CHECK ("method" in ('cash', 'card', 'transfer', 'cheque', 'online'));
ALTER TABLE "communications_notification" DROP CONSTRAINT "communications_notification_kind_check", ADD CONSTRAINT "communications_notification_kind_check" CHECK ("kind" in ('booking_requested', 'booking_confirmed', 'booking_moved', 'booking_cancelled', 'booking_declined', 'reminder', 'follow_up', 'waitlist_offer', 'deposit_due', 'receipt', 'refund', 'no_show', 'staff_digest'));
ALTER TABLE "communications_notification" DROP CONSTRAINT "communications_notification_status_check", ADD CONSTRAINT "communications_notification_status_check" CHECK ("status" in ('queued', 'sent', 'delivered', 'failed', 'cancelled'));
ALTER TABLE "communications_notification" DROP CONSTRAINT "communications_notification_sent_check", ADD CONSTRAINT "communications_notification_sent_check" CHECK (("status" in ('sent', 'delivered')) = ("sent_at" is not null));
-- By hand: whoever is not the owner reads these tables and adds to them, and changes or deletes nothing.
ALTER TABLE "payments_transaction" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "payments_transaction_read" ON "payments_transaction" FOR SELECT USING (true);
CREATE POLICY "payments_transaction_add" ON "payments_transaction" FOR INSERT WITH CHECK (true);
ALTER TABLE "payments_receipt" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "payments_receipt_read" ON "payments_receipt" FOR SELECT USING (true);
CREATE POLICY "payments_receipt_add" ON "payments_receipt" FOR INSERT WITH CHECK (true);
ALTER TABLE "payments_closing" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "payments_closing_read" ON "payments_closing" FOR SELECT USING (true);
CREATE POLICY "payments_closing_add" ON "payments_closing" FOR INSERT WITH CHECK (true);
