import type { FastifyInstance } from 'fastify'
import { Portal, type PortalOptions } from '../modules/portal/index.ts'
import { takeForms } from './forms.ts'
import { managePages } from './manage/routes.ts'
import type { ManageOptions } from './manage/visit.ts'
import { myPages } from './my/routes.ts'
import { keepPrivate } from './visitor.ts'
import { waitPages } from './waitlist/routes.ts'

/** What customers reach by a link in a message, or by a code that is sent to them. */
export async function customerPages(app: FastifyInstance, options: ManageOptions & PortalOptions): Promise<void> {
  keepPrivate(app, options.settings)
  takeForms(app)
  managePages(app, options)
  waitPages(app, options)
  myPages(app, { ...options, portal: new Portal(options) })
}
