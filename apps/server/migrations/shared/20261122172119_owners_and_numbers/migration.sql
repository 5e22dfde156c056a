CREATE TABLE "payments_account_owner" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"provider" text NOT NULL,
	"public_id" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	CONSTRAINT "payments_account_owner_unique" UNIQUE("provider","public_id")
);

CREATE INDEX "payments_account_owner_tenant_index" ON "payments_account_owner" ("tenant_id");
ALTER TABLE "payments_account_owner" ADD CONSTRAINT "payments_account_owner_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id") ON DELETE CASCADE;
