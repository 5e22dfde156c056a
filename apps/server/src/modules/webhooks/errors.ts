import { DomainError } from '../../core/errors.ts'

/** This tenant has no such webhook. */
export class WebhookNotFoundError extends DomainError {
  override readonly code = 'webhooks.not_found'
  override readonly kind = 'not_found'
}

/** This tenant has no such delivery; old ones are not kept. */
export class DeliveryNotFoundError extends DomainError {
  override readonly code = 'webhooks.delivery_not_found'
  override readonly kind = 'not_found'
}

/** Nothing is sent to such an address. */
export class WebhookUrlError extends DomainError {
  override readonly code = 'webhooks.invalid_url'
  override readonly kind = 'invalid'
}

/** There are as many webhooks as there may be. */
export class TooManyWebhooksError extends DomainError {
  override readonly code = 'webhooks.too_many'
  override readonly kind = 'conflict'
}

/** The webhook is switched off: nothing is sent to it. */
export class WebhookOffError extends DomainError {
  override readonly code = 'webhooks.switched_off'
  override readonly kind = 'conflict'
}

/** The event is on its way to this webhook already. */
export class StillQueuedError extends DomainError {
  override readonly code = 'webhooks.still_queued'
  override readonly kind = 'conflict'
}
