CREATE TABLE "core_shared_idempotency_key" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"key" text NOT NULL CONSTRAINT "core_shared_idempotency_key_unique" UNIQUE,
	"body_hash" text NOT NULL,
	"status" integer,
	"answer" jsonb
);

CREATE INDEX "core_shared_idempotency_key_created_index" ON "core_shared_idempotency_key" ("created_at");
