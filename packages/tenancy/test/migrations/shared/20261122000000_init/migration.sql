create table tenant_tenant (
  id uuid primary key,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  metadata jsonb not null default '{}',
  slug text not null constraint tenant_slug_unique unique,
  schema_name text not null constraint tenant_schema_unique unique,
  name text not null,
  status text not null default 'active'
);
create table tenant_domain (
  id uuid primary key,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  metadata jsonb not null default '{}',
  domain text not null constraint tenant_domain_unique unique,
  tenant_id uuid not null constraint tenant_domain_tenant_fk references tenant_tenant (id),
  is_primary boolean not null
);
