export { findOrCreateCustomer } from './queries.ts'
