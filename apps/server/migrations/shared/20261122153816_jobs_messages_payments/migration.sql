CREATE TABLE "core_job_schedule" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"tenant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	CONSTRAINT "core_job_schedule_unique" UNIQUE("tenant_id","name")
);

CREATE TABLE "phone_thread" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"channel" text NOT NULL,
	"provider_id" text NOT NULL,
	"contact" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	"notification_id" uuid NOT NULL,
	CONSTRAINT "phone_thread_provider_unique" UNIQUE("channel","provider_id")
);

CREATE TABLE "core_job_failure" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"job_id" uuid NOT NULL CONSTRAINT "core_job_failure_job_unique" UNIQUE,
	"tenant_id" uuid,
	"queue" text NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb DEFAULT '{}' NOT NULL,
	"attempts" integer NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"failed_at" timestamp with time zone NOT NULL,
	"redriven_at" timestamp with time zone
);

CREATE TABLE "core_job_outbox" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"tenant_id" uuid,
	"name" text NOT NULL,
	"payload" jsonb DEFAULT '{}' NOT NULL,
	"dedupe_key" text,
	"due_at" timestamp with time zone NOT NULL
);

CREATE TABLE "core_job_queue" (
	"id" uuid PRIMARY KEY,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL CONSTRAINT "core_job_queue_name_unique" UNIQUE,
	"waiting" integer DEFAULT 0 NOT NULL,
	"outbox" integer DEFAULT 0 NOT NULL,
	"active" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"oldest_due_at" timestamp with time zone,
	"seen_at" timestamp with time zone NOT NULL
);

CREATE INDEX "core_job_schedule_next_index" ON "core_job_schedule" ("next_at");
CREATE INDEX "phone_thread_contact_index" ON "phone_thread" ("contact","created_at");
CREATE INDEX "phone_thread_tenant_index" ON "phone_thread" ("tenant_id");
CREATE INDEX "phone_thread_created_index" ON "phone_thread" ("created_at");
CREATE INDEX "core_job_failure_failed_index" ON "core_job_failure" ("failed_at","id");
CREATE INDEX "core_job_failure_tenant_index" ON "core_job_failure" ("tenant_id");
CREATE INDEX "core_job_outbox_due_index" ON "core_job_outbox" ("due_at","id");
CREATE INDEX "core_job_outbox_tenant_index" ON "core_job_outbox" ("tenant_id");
CREATE UNIQUE INDEX "core_job_outbox_key_unique" ON "core_job_outbox" (coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'),"name","dedupe_key") WHERE "dedupe_key" is not null;
ALTER TABLE "phone_thread" ADD CONSTRAINT "phone_thread_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id") ON DELETE CASCADE;
-- By hand: with a tenant its jobs go, and core knows no tenants.
ALTER TABLE "core_job_outbox" ADD CONSTRAINT "core_job_outbox_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id") ON DELETE CASCADE;
ALTER TABLE "core_job_failure" ADD CONSTRAINT "core_job_failure_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id") ON DELETE CASCADE;
ALTER TABLE "core_job_schedule" ADD CONSTRAINT "core_job_schedule_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_tenant"("id") ON DELETE CASCADE;
-- By hand: the one way from a tenant's transaction to the queue. The tenant is the one whose role the transaction has, which
-- the caller cannot choose. Beside the extensions, because tenants' roles see that schema, and nothing of public.
CREATE FUNCTION "extensions"."enqueue_job"("job_id" uuid, "job_name" text, "job_payload" jsonb, "job_due_at" timestamptz, "job_key" text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $enqueue$
DECLARE
  asking uuid;
  added uuid;
BEGIN
  SELECT s.tenant_id INTO asking FROM public.tenancy_schema s WHERE s.role_name = pg_catalog.current_setting('role');
  IF asking IS NULL THEN
    RAISE EXCEPTION 'a job needs its tenant: % was asked for outside of a tenant''s transaction', job_name USING ERRCODE = '42501';
  END IF;
  IF pg_catalog.octet_length(job_payload::text) > 65536 THEN
    RAISE EXCEPTION 'the payload of job % is larger than 64 KiB', job_name USING ERRCODE = '54000';
  END IF;
  INSERT INTO public.core_job_outbox (id, created_at, updated_at, tenant_id, name, payload, dedupe_key, due_at)
    VALUES (job_id, pg_catalog.clock_timestamp(), pg_catalog.clock_timestamp(), asking, job_name, job_payload, job_key, job_due_at)
    ON CONFLICT (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'::uuid), name, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING
    RETURNING id INTO added;
  RETURN added;
END
$enqueue$;
