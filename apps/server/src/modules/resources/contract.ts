import { z } from 'zod'
import { Id, Name, Position, Text, WallMoment } from '../../core/shapes.ts'

export const ResourceBody = z.object({
  name: Name,
  type: Name.describe('What serves the same purpose has the same type'),
  description: Text.default(''),
  capacity: z.number().int().min(1).max(1000).default(1).describe('How many may use it at a time'),
  position: Position.default(0),
  is_active: z.boolean().default(true),
})

export const ResourceClosureBody = z.object({
  resource_id: Id,
  starts_at: WallMoment,
  ends_at: WallMoment,
  reason: Text.max(200).default(''),
})
