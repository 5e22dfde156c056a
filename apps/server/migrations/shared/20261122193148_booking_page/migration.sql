CREATE TABLE "tenant_logo" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"tenant_id" uuid NOT NULL CONSTRAINT "tenant_logo_tenant_unique" UNIQUE,
	"media_type" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" bytea NOT NULL,
	CONSTRAINT "tenant_logo_media_check" CHECK ("media_type" in ('image/png', 'image/jpeg', 'image/webp'))
);

ALTER TABLE "tenant_config" ADD COLUMN "trade" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_config" ADD COLUMN "address" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_config" ADD COLUMN "phone" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_config" ADD COLUMN "whatsapp" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_config" ADD COLUMN "map_url" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_config" ADD COLUMN "instagram_url" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_config" ADD COLUMN "facebook_url" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_config" ADD COLUMN "about" jsonb DEFAULT '{}' NOT NULL;
ALTER TABLE "tenant_config" ADD COLUMN "logo_hash" text DEFAULT '' NOT NULL;
ALTER TABLE "tenant_logo" ADD CONSTRAINT "tenant_logo_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id") ON DELETE CASCADE;
ALTER TABLE "tenant_config" ADD CONSTRAINT "tenant_config_trade_check" CHECK ("trade" in ('', 'hair', 'barber', 'beauty', 'spa', 'clinic', 'dentist', 'fitness', 'studio', 'other'));
