import { z } from 'zod'
import { PageQuery } from '../../../core/pagination.ts'
import { roles } from '../../../core/permissions.ts'
import { exactBody } from '../../../core/resource/index.ts'
import { Id, Instant } from '../../../core/shapes.ts'
import { tenantStatuses } from '../../tenants/tables.ts'

export const PagesOnly = z.strictObject(PageQuery.shape)

export const MemberBody = z.object({
  id: Id.describe('Of the person; the same in every business'),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  staff_id: Id.nullable().describe('The staff member they sign in as'),
  staff_name: z.string().nullable(),
  since: Instant,
})

export const MemberPatch = exactBody({
  role: z.enum(roles).optional(),
  staff_id: Id.nullable().optional().describe('Joins them to a staff member, or with null to none'),
}).meta({ examples: [{ role: 'reception' }] })

export const LeftBody = z.object({ left: z.literal(true) })

export const BusinessBody = z.object({
  tenant_id: Id,
  name: z.string(),
  slug: z.string(),
  status: z.enum(tenantStatuses),
  role: z.enum(roles),
  domain: z.string().nullable(),
  url: z.string().nullable(),
})
