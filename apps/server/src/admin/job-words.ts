import type { Language } from '../core/i18n.ts'

/** What the page about jobs says. */
export interface JobWords {
  title: string
  about: string
  /** Of the link to it. */
  link: string
  back: string
  queues: string
  failures: string
  noFailures: string
  shownOf: (shown: number, count: number) => string
  workerSeen: string
  noWorker: string
  queueColumns: Record<'name' | 'waiting' | 'oldest' | 'running' | 'failed' | 'change', string>
  failureColumns: Record<'job' | 'business' | 'error' | 'attempts' | 'failedAt' | 'change', string>
  seconds: (count: number) => string
  redrive: string
  redriveAll: string
  gone: string
}

export const jobWords: Record<Language, JobWords> = {
  en: {
    title: 'Jobs',
    about: 'What is done later: messages, webhooks, payments and upkeep.',
    link: 'Jobs',
    back: 'Back to the businesses',
    queues: 'Queues',
    failures: 'Failed jobs',
    noFailures: 'Nothing has failed.',
    shownOf: (shown, count) => `${shown} of ${count}`,
    workerSeen: 'A worker is running.',
    noWorker: 'No worker was seen in the last thirty seconds: nothing is done.',
    queueColumns: {
      name: 'Queue',
      waiting: 'Waiting',
      oldest: 'Oldest',
      running: 'Running',
      failed: 'Failed',
      change: 'Change',
    },
    failureColumns: {
      job: 'Job',
      business: 'Business',
      error: 'Error',
      attempts: 'Attempts',
      failedAt: 'Given up',
      change: 'Change',
    },
    seconds: (count) => `${count} s`,
    redrive: 'Try again',
    redriveAll: 'Try all again',
    gone: 'The job was sent round again already, or is gone.',
  },
  fr: {
    title: 'Tâches',
    about: 'Ce qui se fait plus tard\u202f: messages, webhooks, paiements et entretien.',
    link: 'Tâches',
    back: 'Retour aux établissements',
    queues: 'Files d’attente',
    failures: 'Tâches en échec',
    noFailures: 'Rien n’a échoué.',
    shownOf: (shown, count) => `${shown} sur ${count}`,
    workerSeen: 'Un processus de travail est en marche.',
    noWorker: 'Aucun processus de travail ne s’est manifesté depuis trente secondes\u202f: rien n’est fait.',
    queueColumns: {
      name: 'File',
      waiting: 'En attente',
      oldest: 'La plus ancienne',
      running: 'En cours',
      failed: 'En échec',
      change: 'Modifier',
    },
    failureColumns: {
      job: 'Tâche',
      business: 'Établissement',
      error: 'Erreur',
      attempts: 'Essais',
      failedAt: 'Abandonnée',
      change: 'Modifier',
    },
    seconds: (count) => `${count}\u00a0s`,
    redrive: 'Réessayer',
    redriveAll: 'Tout réessayer',
    gone: 'La tâche a déjà été relancée, ou n’existe plus.',
  },
  ar: {
    title: 'المهام',
    about: 'ما يُنجز لاحقاً: الرسائل وإشعارات الويب والمدفوعات والصيانة.',
    link: 'المهام',
    back: 'العودة إلى المؤسسات',
    queues: 'قوائم الانتظار',
    failures: 'المهام الفاشلة',
    noFailures: 'لم تفشل أي مهمة.',
    shownOf: (shown, count) => `${shown} من ${count}`,
    workerSeen: 'برنامج التنفيذ يعمل.',
    noWorker: 'لم يظهر أي برنامج تنفيذ في الثلاثين ثانية الأخيرة: لا يُنجز شيء.',
    queueColumns: {
      name: 'القائمة',
      waiting: 'في الانتظار',
      oldest: 'الأقدم',
      running: 'قيد التنفيذ',
      failed: 'فاشلة',
      change: 'تغيير',
    },
    failureColumns: {
      job: 'المهمة',
      business: 'المؤسسة',
      error: 'الخطأ',
      attempts: 'المحاولات',
      failedAt: 'وقت التخلي عنها',
      change: 'تغيير',
    },
    seconds: (count) => `${count} ث`,
    redrive: 'إعادة المحاولة',
    redriveAll: 'إعادة محاولة الكل',
    gone: 'أُعيد تشغيل المهمة من قبل، أو لم تعد موجودة.',
  },
}
