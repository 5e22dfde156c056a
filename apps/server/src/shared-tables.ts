/** Every table in `public`: what `makemigrations` compares with the last shared migration. */
export * from './core/audit/shared-tables.ts'
export * from './core/idempotency/shared-tables.ts'
export * from './core/jobs/shared-tables.ts'
export * from './modules/mail/tables.ts'
export * from './modules/phone/tables.ts'
export * from './modules/tenants/tables.ts'
export * from './modules/users/tables.ts'
