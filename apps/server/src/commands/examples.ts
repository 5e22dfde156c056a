/** What `--help` shows of each command beside its options, as one would type it after `bookme`. */
export const examples: Readonly<Record<string, readonly string[]>> = {
  up: ['up', 'up --port 8080'],
  runserver: ['runserver', 'runserver --host 0.0.0.0 --port 8000'],
  worker: ['worker'],
  migrate: [
    'migrate',
    'migrate --plan',
    'migrate --shared',
    'migrate --schema tenant_demo',
    'migrate --executor parallel',
  ],
  showmigrations: ['showmigrations', 'showmigrations services', 'showmigrations --schema tenant_demo'],
  makemigrations: [
    'makemigrations',
    'makemigrations services --name service_colour',
    'makemigrations --rename services_service.duration:duration_minutes',
    'makemigrations --check',
  ],
  doctor: ['doctor', 'doctor --json'],
  slots: ['slots --input case.json', 'slots --input - < cases.json'],
  'create-tenant': [
    'create-tenant "Demo Company" demo.localhost admin@demo.example',
    'create-tenant "Acme Corporation" acme.example.com admin@acme.example --status active --tier premium --max-staff 20',
  ],
  tenants: ['tenants', 'tenants --status trial --json'],
  domains: [
    'domains demo',
    'domains add demo booking.demo.example --primary',
    'domains make-primary demo demo.localhost',
    'domains remove demo booking.demo.example',
    'domains claim demo salon-yasmine.example',
    'domains check demo',
  ],
  activate: ['activate demo --reason "paid for 2027"'],
  'past-due': ['past-due demo --reason "invoice 2027-118 is unpaid"'],
  figures: ['figures', 'figures --from 2030-01-01 --to 2030-01-31 --tier premium', 'figures --json'],
  mail: ['mail', 'mail --failed', 'mail --retry 01a20151-7c3e-7d52-9a41-5b0e6f2c8d17'],
  jobs: [
    'jobs',
    'jobs failures --queue messages',
    'jobs redrive 01a20151-7c3e-7d52-9a41-5b0e6f2c8d17',
    'jobs redrive --queue webhooks --tenant demo',
  ],
  suspend: ['suspend demo --reason "unpaid since March"'],
  resume: ['resume demo --reason "paid"'],
  archive: ['archive demo --reason "closed its doors"'],
  'delete-tenant': ['delete-tenant demo', 'delete-tenant demo --confirm demo --force-drop'],
  members: ['members demo', 'members demo --json'],
  invite: ['invite demo salma@example.com owner'],
  'remove-member': ['remove-member demo salma@example.com'],
  'tenant-command': [
    'tenant-command demo count',
    'tenant-command tenant_demo sql "select status, count(*) from bookings_booking group by status"',
  ],
  'all-tenants': [
    'all-tenants count bookings_booking',
    'all-tenants --status active --concurrency 4 count bookings_booking --json',
    'all-tenants --stop sql "select max(start_time) from bookings_booking"',
  ],
  shell: ['shell', 'shell demo', "echo 'await db.$count(services)' | bookme shell demo"],
  createsuperuser: [
    'createsuperuser',
    'createsuperuser --email operator@example.com --name Operator',
    'createsuperuser --support',
  ],
  'seed-demo': ['seed-demo'],
  'wall-times': ['wall-times', 'wall-times --schema tenant_demo --json', 'wall-times --repair'],
}

export function exampleText(name: string): string {
  const lines = (examples[name] ?? []).map((example) => `  ${example.includes('bookme ') ? '' : 'bookme '}${example}`)
  return `\nExamples:\n${lines.join('\n')}`
}
