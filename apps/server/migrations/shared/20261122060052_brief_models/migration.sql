CREATE TABLE "tenant_config" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"tenant_id" uuid NOT NULL CONSTRAINT "tenant_config_tenant_unique" UNIQUE,
	"language" text DEFAULT 'fr' NOT NULL,
	"time_zone" text DEFAULT 'Africa/Casablanca' NOT NULL,
	"currency" text DEFAULT 'MAD' NOT NULL,
	"first_weekday" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "tenant_config_language_check" CHECK ("language" in ('fr', 'ar', 'en')),
	CONSTRAINT "tenant_config_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "tenant_config_weekday_check" CHECK ("first_weekday" between 1 and 7)
);

ALTER TABLE "tenant_lifecycle" ADD COLUMN "actor_name" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_config" ADD CONSTRAINT "tenant_config_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id") ON DELETE CASCADE;
ALTER TABLE "users_tenant_membership" ADD CONSTRAINT "users_tenant_membership_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id") ON DELETE CASCADE;

-- Businesses that were there before have the settings they lived by.
INSERT INTO "tenant_config" ("id", "created_at", "updated_at", "tenant_id")
SELECT gen_random_uuid(), now(), now(), "id" FROM "tenant_tenant";
