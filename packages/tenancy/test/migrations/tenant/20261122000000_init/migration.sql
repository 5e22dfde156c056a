create table note (
  id uuid primary key,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  metadata jsonb not null default '{}',
  body text not null
);
