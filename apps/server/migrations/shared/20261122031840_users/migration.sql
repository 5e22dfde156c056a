CREATE TABLE "users_account" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	CONSTRAINT "users_account_provider_unique" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "users_tenant_membership" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"user_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "users_tenant_membership_unique" UNIQUE("user_id","tenant_id"),
	CONSTRAINT "users_tenant_membership_role_check" CHECK (role in ('owner', 'manager', 'reception', 'staff', 'accountant'))
);
--> statement-breakpoint
CREATE TABLE "users_session" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL CONSTRAINT "users_session_token_unique" UNIQUE,
	"host" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "users_user" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"email" text NOT NULL CONSTRAINT "users_user_email_unique" UNIQUE,
	"name" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"is_superuser" boolean DEFAULT false NOT NULL,
	CONSTRAINT "users_user_email_check" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
CREATE TABLE "users_verification" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "users_account_user_index" ON "users_account" ("user_id");--> statement-breakpoint
CREATE INDEX "users_tenant_membership_tenant_index" ON "users_tenant_membership" ("tenant_id");--> statement-breakpoint
CREATE INDEX "users_session_user_index" ON "users_session" ("user_id");--> statement-breakpoint
CREATE INDEX "users_session_expires_at_index" ON "users_session" ("expires_at");--> statement-breakpoint
CREATE INDEX "users_verification_identifier_index" ON "users_verification" ("identifier");--> statement-breakpoint
ALTER TABLE "users_account" ADD CONSTRAINT "users_account_user_fk" FOREIGN KEY ("user_id") REFERENCES "users_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "users_tenant_membership" ADD CONSTRAINT "users_tenant_membership_user_fk" FOREIGN KEY ("user_id") REFERENCES "users_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "users_session" ADD CONSTRAINT "users_session_user_fk" FOREIGN KEY ("user_id") REFERENCES "users_user"("id") ON DELETE CASCADE;
