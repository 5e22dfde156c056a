CREATE TABLE "tenant_domain" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"domain" text NOT NULL CONSTRAINT "tenant_domain_domain_unique" UNIQUE,
	"tenant_id" uuid NOT NULL,
	"is_primary" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenant_lifecycle" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"tenant_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"reason" text NOT NULL,
	"actor_id" uuid
);
--> statement-breakpoint
CREATE TABLE "tenant_tenant" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"slug" text NOT NULL CONSTRAINT "tenant_tenant_slug_unique" UNIQUE,
	"schema_name" text NOT NULL CONSTRAINT "tenant_tenant_schema_unique" UNIQUE,
	"name" text NOT NULL,
	"contact_email" text DEFAULT '' NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'trial' NOT NULL,
	"subscription_tier" text DEFAULT 'free' NOT NULL,
	"max_staff" integer DEFAULT 5 NOT NULL,
	"max_services" integer DEFAULT 20 NOT NULL,
	CONSTRAINT "tenant_tenant_status_check" CHECK ("status" in ('trial', 'active', 'past_due', 'suspended', 'archived', 'deleted')),
	CONSTRAINT "tenant_tenant_limits_check" CHECK ("max_staff" >= 0 and "max_services" >= 0)
);
--> statement-breakpoint
CREATE INDEX "tenant_domain_tenant_index" ON "tenant_domain" ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_domain_primary_unique" ON "tenant_domain" ("tenant_id") WHERE "is_primary";--> statement-breakpoint
CREATE INDEX "tenant_lifecycle_tenant_index" ON "tenant_lifecycle" ("tenant_id","created_at");--> statement-breakpoint
ALTER TABLE "tenant_domain" ADD CONSTRAINT "tenant_domain_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id");
