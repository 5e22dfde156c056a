import { defineModule, type Module } from '../../core/module.ts'
import type { Limits, SettingsOf } from '../tenants/index.ts'
import { starterRoutes } from './routes.ts'

export function startersModule(limits: Limits, settings: SettingsOf): Module {
  return defineModule('starters', {
    scope: 'tenant',
    tags: { starters: 'From nothing to the first booking' },
    routes: starterRoutes(limits, settings),
  })
}
