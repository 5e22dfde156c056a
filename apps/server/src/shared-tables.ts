/** Every table in `public`: what `makemigrations` compares with the last shared migration. */
export * from './core/idempotency/shared-tables.ts'
export * from './modules/tenants/tables.ts'
export * from './modules/users/tables.ts'
