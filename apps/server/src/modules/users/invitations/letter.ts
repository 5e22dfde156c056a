import type { Language } from '../../../core/i18n.ts'
import type { Role } from '../../../core/permissions.ts'
import { write } from '../../mail/index.ts'

const roleIn: Record<Language, Record<Role, string>> = {
  en: { owner: 'owner', manager: 'manager', reception: 'reception', staff: 'team member', accountant: 'accountant' },
  fr: {
    owner: 'propriétaire',
    manager: 'gérant',
    reception: 'accueil',
    staff: 'membre de l’équipe',
    accountant: 'comptable',
  },
  ar: { owner: 'مالك', manager: 'مدير', reception: 'استقبال', staff: 'عضو في الفريق', accountant: 'محاسب' },
}

type Told = { business: string; role: string; by: string; email: string }

const wordsIn: Record<Language, { subject(told: Told): string; paragraphs(told: Told): string[]; link: string }> = {
  en: {
    subject: ({ business }) => `Invitation to ${business}`,
    paragraphs: ({ business, role, by, email }) => [
      `${by} invites you to work with ${business} on BookMe, as ${role}.`,
      `The link is for ${email} and works once, for seven days. If you expected no invitation, you need do nothing.`,
    ],
    link: 'Accept the invitation',
  },
  fr: {
    subject: ({ business }) => `Invitation\u202f: ${business}`,
    paragraphs: ({ business, role, by, email }) => [
      `${by} vous invite à rejoindre ${business} sur BookMe, avec le rôle\u202f: ${role}.`,
      `Le lien est pour ${email} et sert une fois, pendant sept jours. Si vous n’attendiez pas d’invitation, vous n’avez rien à faire.`,
    ],
    link: 'Accepter l’invitation',
  },
  ar: {
    subject: ({ business }) => `دعوة للانضمام إلى ${business}`,
    paragraphs: ({ business, role, by, email }) => [
      `يدعوك ${by} للانضمام إلى ${business} على BookMe بصفة: ${role}.`,
      `الرابط مخصص للعنوان ${email} ويعمل مرة واحدة خلال سبعة أيام. إذا لم تكن تنتظر دعوة فلا يلزمك فعل أي شيء.`,
    ],
    link: 'قبول الدعوة',
  },
}

/** The mail with the link, in the language of the business. */
export function invitationLetter(
  language: Language,
  { role, href, ...told }: { business: string; role: Role; by: string; email: string; href: string },
) {
  const words = wordsIn[language]
  const all = { ...told, role: roleIn[language][role] }
  return write({
    language,
    subject: words.subject(all),
    from: told.business,
    paragraphs: words.paragraphs(all),
    link: { href, title: words.link },
  })
}
