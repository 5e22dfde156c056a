/** Every table of a tenant's schema: what `makemigrations` compares with the last tenant migration. */
export * from './core/idempotency/tables.ts'
export * from './modules/bookings/tables.ts'
export * from './modules/communications/tables.ts'
export * from './modules/customers/tables.ts'
export * from './modules/payments/tables.ts'
export * from './modules/resources/tables.ts'
export * from './modules/services/tables.ts'
export * from './modules/staff/tables.ts'
