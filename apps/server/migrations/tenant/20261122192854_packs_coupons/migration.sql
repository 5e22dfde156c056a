CREATE TABLE "payments_coupon_use" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"coupon_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"count" smallint NOT NULL,
	"discount_minor" integer NOT NULL,
	CONSTRAINT "payments_coupon_use_count_check" CHECK ("count" in (-1, 1) and "count" * "discount_minor" >= 0)
);

CREATE TABLE "payments_coupon" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"code" text NOT NULL CONSTRAINT "payments_coupon_code_unique" UNIQUE,
	"percent" smallint,
	"amount_minor" integer,
	"currency" text DEFAULT 'MAD' NOT NULL,
	"service_ids" jsonb DEFAULT '[]' NOT NULL,
	"from_instant" timestamp with time zone,
	"until_instant" timestamp with time zone,
	"max_uses" integer,
	"max_per_customer" smallint,
	"min_price_minor" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "payments_coupon_code_check" CHECK ("code" ~ '^[A-Z0-9-]{3,40}$'),
	CONSTRAINT "payments_coupon_worth_check" CHECK (("percent" is null) <> ("amount_minor" is null) and "percent" between 1 and 100 and "amount_minor" > 0),
	CONSTRAINT "payments_coupon_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payments_coupon_span_check" CHECK ("from_instant" < "until_instant"),
	CONSTRAINT "payments_coupon_most_check" CHECK ("max_uses" > 0 and "max_per_customer" > 0 and "min_price_minor" >= 0)
);

CREATE TABLE "payments_pass_type" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL CONSTRAINT "payments_pass_type_name_unique" UNIQUE,
	"service_ids" jsonb DEFAULT '[]' NOT NULL,
	"uses" smallint NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" text DEFAULT 'MAD' NOT NULL,
	"is_transferable" boolean DEFAULT false NOT NULL,
	"valid_days" smallint,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "payments_pass_type_uses_check" CHECK ("uses" between 1 and 1000),
	CONSTRAINT "payments_pass_type_price_check" CHECK ("price_minor" >= 0),
	CONSTRAINT "payments_pass_type_days_check" CHECK ("valid_days" between 1 and 3660),
	CONSTRAINT "payments_pass_type_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$')
);

CREATE TABLE "payments_pass_use" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"pass_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"count" smallint NOT NULL,
	"booking_id" uuid,
	"amount_minor" integer DEFAULT 0 NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"actor_id" uuid,
	"actor_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "payments_pass_use_kind_check" CHECK ("kind" in ('taken', 'given_back', 'refunded')),
	CONSTRAINT "payments_pass_use_count_check" CHECK (case "kind" when 'given_back' then "count" < 0 and "amount_minor" <= 0 else "count" > 0 and "amount_minor" >= 0 end),
	CONSTRAINT "payments_pass_use_booking_check" CHECK (("kind" = 'refunded') = ("booking_id" is null))
);

CREATE TABLE "payments_pass" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"service_ids" jsonb DEFAULT '[]' NOT NULL,
	"uses" smallint NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" text DEFAULT 'MAD' NOT NULL,
	"is_transferable" boolean DEFAULT false NOT NULL,
	"type_id" uuid NOT NULL,
	"code" text NOT NULL CONSTRAINT "payments_pass_code_unique" UNIQUE,
	"customer_id" uuid NOT NULL,
	"valid_until" timestamp with time zone,
	"actor_id" uuid,
	"actor_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "payments_pass_uses_check" CHECK ("uses" between 1 and 1000),
	CONSTRAINT "payments_pass_price_check" CHECK ("price_minor" >= 0),
	CONSTRAINT "payments_pass_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$')
);

ALTER TABLE "payments_transaction" ADD COLUMN "pass_id" uuid;
ALTER TABLE "bookings_booking" ADD COLUMN "discount_minor" integer DEFAULT 0 NOT NULL;
ALTER TABLE "bookings_booking" ADD COLUMN "covered_minor" integer DEFAULT 0 NOT NULL;
ALTER TABLE "payments_closing" ALTER COLUMN "difference_minor" SET DATA TYPE bigint USING "difference_minor"::bigint;
CREATE INDEX "payments_coupon_use_coupon_index" ON "payments_coupon_use" ("coupon_id","customer_id");
CREATE INDEX "payments_coupon_use_booking_index" ON "payments_coupon_use" ("booking_id");
CREATE INDEX "payments_coupon_use_customer_index" ON "payments_coupon_use" ("customer_id");
CREATE INDEX "payments_coupon_use_created_index" ON "payments_coupon_use" ("created_at","id");
CREATE INDEX "payments_pass_use_pass_index" ON "payments_pass_use" ("pass_id");
CREATE INDEX "payments_pass_use_booking_index" ON "payments_pass_use" ("booking_id");
CREATE INDEX "payments_pass_use_created_index" ON "payments_pass_use" ("created_at","id");
CREATE INDEX "payments_pass_created_index" ON "payments_pass" ("created_at","id");
CREATE INDEX "payments_pass_customer_index" ON "payments_pass" ("customer_id");
CREATE INDEX "payments_pass_type_index" ON "payments_pass" ("type_id");
CREATE INDEX "payments_transaction_pass_index" ON "payments_transaction" ("pass_id") WHERE "pass_id" is not null;
ALTER TABLE "payments_coupon_use" ADD CONSTRAINT "payments_coupon_use_coupon_fk" FOREIGN KEY ("coupon_id") REFERENCES "payments_coupon"("id");
ALTER TABLE "payments_coupon_use" ADD CONSTRAINT "payments_coupon_use_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "payments_coupon_use" ADD CONSTRAINT "payments_coupon_use_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "payments_pass_use" ADD CONSTRAINT "payments_pass_use_pass_fk" FOREIGN KEY ("pass_id") REFERENCES "payments_pass"("id");
ALTER TABLE "payments_pass_use" ADD CONSTRAINT "payments_pass_use_booking_fk" FOREIGN KEY ("booking_id") REFERENCES "bookings_booking"("id");
ALTER TABLE "payments_pass" ADD CONSTRAINT "payments_pass_type_fk" FOREIGN KEY ("type_id") REFERENCES "payments_pass_type"("id");
ALTER TABLE "payments_pass" ADD CONSTRAINT "payments_pass_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers_customer"("id");
ALTER TABLE "payments_transaction" ADD CONSTRAINT "payments_transaction_pass_fk" FOREIGN KEY ("pass_id") REFERENCES "payments_pass"("id");
ALTER TABLE "bookings_booking" ADD CONSTRAINT "bookings_booking_reduced_check" CHECK ("discount_minor" >= 0 and "covered_minor" >= 0 and "discount_minor" + "covered_minor" <= "price_minor");

-- By hand: whoever is not the owner reads these tables and adds to them, and changes or deletes nothing.
ALTER TABLE "payments_pass_use" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "payments_pass_use_read" ON "payments_pass_use" FOR SELECT USING (true);
CREATE POLICY "payments_pass_use_add" ON "payments_pass_use" FOR INSERT WITH CHECK (true);
ALTER TABLE "payments_coupon_use" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "payments_coupon_use_read" ON "payments_coupon_use" FOR SELECT USING (true);
CREATE POLICY "payments_coupon_use_add" ON "payments_coupon_use" FOR INSERT WITH CHECK (true);
