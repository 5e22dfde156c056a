CREATE TABLE "tenant" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"slug" text NOT NULL CONSTRAINT "tenant_slug_unique" UNIQUE,
	"schema_name" text NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL
);
CREATE TABLE "domain" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"domain" text NOT NULL CONSTRAINT "domain_domain_unique" UNIQUE,
	"tenant_id" uuid NOT NULL,
	"is_primary" boolean NOT NULL
);
